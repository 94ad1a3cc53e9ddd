import type { PricedCall } from '../cost/priced-call.ts';
import type { ExplorerSeed } from '../protocol.ts';

/** What the Scenario Explorer starts from when it is opened at a call; undefined where no deployment is known. */
export function explorerSeed({ site, selfHosted, staticPrefixTokens, output }: PricedCall): ExplorerSeed | undefined {
  if (!selfHosted) return undefined;
  const { deployment, gpuHour, shape } = selfHosted;
  const { gpus, tensorParallel, pipelineParallel, expertParallel, sequenceParallel } = deployment;
  const { weights, kv, activations, batching, kvAllocation, attention, engine } = deployment;
  return {
    origin: `${site.file}:${site.range.start.line}`,
    deployment: {
      model: deployment.model.id,
      hardware: deployment.accelerator.id,
      ...{ gpus, tensorParallel, pipelineParallel, expertParallel, sequenceParallel },
      ...{ weights, kv, activations, batching, kvAllocation, attention, engine },
      ...(gpuHour?.from === 'configuration' ? { pricePerGpuHour: gpuHour.perGpuHour } : {}),
    },
    inputTokens: Math.max(1, shape.input),
    sharedPrefixTokens: Math.min(staticPrefixTokens, shape.input),
    outputTokens: Math.max(1, output.tokens),
  };
}
