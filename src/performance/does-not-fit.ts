import type { PrecisionId } from '../catalog/precision.ts';
import { bytes } from '../units.ts';
import type { Deployment, RequestShape } from './deployment.ts';
import type { DoesNotFit, MemoryEstimate, Remark } from './estimate.ts';
import { estimateMemory } from './memory.ts';
import { bitsOf } from './number-formats.ts';

/** More GPUs of the same kind, in the sizes that servers and racks are sold in. */
const gpuCounts = [1, 2, 4, 8, 16, 32, 64, 72] as const;
/** Narrower weights, in the order in which one would try them. */
const narrower: readonly PrecisionId[] = ['fp8', 'int4-awq'];

const fits = (deployment: Deployment, shape: RequestShape): boolean => estimateMemory(deployment, shape).fits;

/** Same layout on `gpus` GPUs: tensor parallel up to eight, pipeline stages beyond. */
const onGpus = (deployment: Deployment, gpus: number): Deployment => {
  const tensorParallel = Math.min(gpus, 8);
  const pipelineParallel = Math.ceil(gpus / tensorParallel);
  return {
    ...deployment,
    gpus: tensorParallel * pipelineParallel,
    tensorParallel,
    pipelineParallel,
    expertParallel: 1,
  };
};

/**
 * The nearest layout that holds the request: first more GPUs of the same kind, then narrower weights on the same GPUs. Fewest GPUs
 * wins, and among equals the weights that were asked for.
 */
export const nearestFit = (deployment: Deployment, shape: RequestShape): DoesNotFit['nearest'] => {
  const candidates: Deployment[] = [];
  const larger = gpuCounts.filter(count => count >= deployment.gpus).map(count => onGpus(deployment, count));
  const first = larger.find(candidate => candidate.gpus > deployment.gpus && fits(candidate, shape));
  if (first) candidates.push(first);
  for (const weights of narrower) {
    if (bitsOf(weights) >= bitsOf(deployment.weights)) continue;
    const found = larger.map(candidate => ({ ...candidate, weights })).find(candidate => fits(candidate, shape));
    if (found) {
      candidates.push(found);
      break;
    }
  }
  const same = onGpus(deployment, deployment.gpus);
  if (same.gpus === deployment.gpus && fits(same, shape)) candidates.unshift(same);
  candidates.sort((a, b) => a.gpus - b.gpus);
  const best = candidates[0];
  return (
    best && {
      gpus: best.gpus,
      tensorParallel: best.tensorParallel,
      accelerator: best.accelerator.id,
      weights: best.weights,
    }
  );
};

/** The refusal: what is missing, and what would hold it. Prints no speed. */
export const doesNotFit = (
  deployment: Deployment,
  shape: RequestShape,
  memory: MemoryEstimate,
  warnings: readonly Remark[],
): DoesNotFit => {
  const window = deployment.model.contextWindow;
  if (window !== undefined && shape.input + shape.output > window)
    return { fits: false, reason: 'context-window', memory, missingBytes: bytes(0), warnings };
  const nearest = nearestFit(deployment, shape);
  return {
    fits: false,
    reason: memory.freeBytes <= 0 ? 'weights' : 'kv-cache',
    memory,
    missingBytes: bytes(Math.max(0, memory.kvBytes - memory.freeBytes)),
    ...(nearest ? { nearest } : {}),
    warnings,
  };
};
