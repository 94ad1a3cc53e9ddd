import type { MemoryEstimate } from '../../src/performance/estimate.ts';
import type { MemoryPerGpu } from './answers.ts';

/** How one GPU of a replica of `gpus` is filled when its KV cache is fullest. `kvPeakBytes`: of the fullest replica, all its GPUs. */
export function memoryPerGpu(
  memory: Pick<MemoryEstimate, 'capacityBytes' | 'weightsBytes' | 'activationBytes' | 'overheadBytes'>,
  kvPeakBytes: number,
  gpus: number,
): MemoryPerGpu {
  const capacity = memory.capacityBytes / gpus;
  const weights = memory.weightsBytes / gpus;
  const activations = memory.activationBytes + memory.overheadBytes;
  const rest = Math.max(0, capacity - weights - activations);
  const kv = Math.min(kvPeakBytes / gpus, rest);
  return { capacity, weights, kv, activations, free: rest - kv };
}
