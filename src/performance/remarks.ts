import { hasStructuredSparsity } from './accelerator-peaks.ts';
import type { RequestShape } from './deployment.ts';
import type { Bound, MemoryEstimate, Remark } from './estimate.ts';
import { kvCopies } from './kv-cache.ts';
import type { Load } from './load.ts';
import { reservedTokens } from './memory.ts';
import type { ReplicaStep } from './replica-step.ts';

/** What an estimate assumed and what its user should know, as data that `report/` words. */
export const remarks = (
  replica: ReplicaStep,
  shape: RequestShape,
  memory: MemoryEstimate,
  load: Load,
  concurrency: number,
  decodeBound: Bound,
): { assumptions: Remark[]; warnings: Remark[] } => {
  const { deployment, operators, rates } = replica;
  const { accelerator, speculative, sparsity } = deployment;
  const assumptions: Remark[] = [];
  const warnings: Remark[] = [...operators.formats.warnings];
  if (deployment.engineYear === undefined) assumptions.push({ code: 'engine-year', args: { year: 2025 } });
  if (rates.peakAssumed) assumptions.push({ code: 'peak-unknown', args: { accelerator: accelerator.name } });
  if (deployment.gpus > 1 && accelerator.interconnect.bandwidth === undefined)
    assumptions.push({ code: 'interconnect-unknown', args: { accelerator: accelerator.name } });
  if (speculative)
    assumptions.push({
      code: 'speculative-acceptance',
      args: { acceptance: speculative.acceptance, tokensPerStep: replica.tokensPerDecodeStep },
    });
  if (deployment.model.layerKinds.linear > 0 && !deployment.model.linearLayer)
    assumptions.push({ code: 'linear-layers-assumed', args: { layers: deployment.model.layerKinds.linear } });
  if (sparsity?.kind === '2:4' && !hasStructuredSparsity(accelerator))
    warnings.push({ code: 'sparsity-not-native', args: { accelerator: accelerator.name } });
  if (load.residents < concurrency)
    warnings.push({ code: 'kv-pressure', args: { concurrency, residents: Math.floor(load.residents) } });
  if (decodeBound === 'interconnect')
    warnings.push({ code: 'interconnect-bound', args: { interconnect: accelerator.interconnect.name } });
  if (deployment.kvAllocation === 'contiguous' && memory.kvBytes > 0)
    assumptions.push({ code: 'contiguous-reservation', args: { tokens: reservedTokens(deployment, shape) } });
  const copies = kvCopies(deployment.model.attention, deployment.tensorParallel);
  if (copies > 1) assumptions.push({ code: 'kv-copies', args: { copies, tensorParallel: deployment.tensorParallel } });
  return { assumptions, warnings };
};
