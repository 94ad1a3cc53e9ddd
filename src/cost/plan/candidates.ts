import type { Accelerator } from '../../catalog/accelerator.ts';
import { accelerators, findAccelerator } from '../../catalog/accelerators.ts';
import { gpuHourPrice } from '../../catalog/gpu-hour-prices.ts';
import type { ModelArchitecture } from '../../catalog/model-architecture.ts';
import type { PrecisionId } from '../../catalog/precision.ts';
import { layoutFaults } from '../../configuration/check-layout.ts';
import type { DeploymentSettings } from '../../configuration/configuration.ts';
import type { PlanCandidate, PlanRequest } from './plan.ts';

/** Replica sizes that are sold; a tensor-parallel group stays within a server of eight, pipeline stages go beyond. */
const replicaSizes = [1, 2, 4, 8, 16] as const;
const largestTensorGroup = 8;

/** The hardware of a plan that names none: what can be rented by the hour at a known price. */
export const rentedHardware = (): readonly string[] =>
  accelerators.filter(({ id }) => gpuHourPrice(id) !== undefined).map(({ id }) => id);

/**
 * Weights and KV formats worth trying: as published with a 16-bit cache; all FP8 where the hardware multiplies it and the model is published wider; four-bit
 * weights of a 16-bit model. Quantizing further what is published quantized loses quality that no plan can see.
 */
function precisions(
  { weights, kv }: PlanRequest,
  model: ModelArchitecture,
  accelerator: Accelerator,
): readonly (readonly [PrecisionId, PrecisionId])[] {
  const native = model.nativePrecision;
  const wide = native === 'bf16' || native === 'fp16' || native === 'fp32';
  const fp8 = accelerator.peak.fp8 !== undefined;
  const usual: (readonly [PrecisionId, PrecisionId])[] = [
    [native, 'bf16'],
    ...(wide && fp8 ? ([['fp8', 'fp8']] as const) : []),
    ...(wide ? ([['int4-awq', 'bf16']] as const) : []),
  ];
  const asked = usual.map(([w, k]) => [weights ?? w, kv ?? k] as const);
  return asked.filter(([w, k], index) => asked.findIndex(([otherW, otherK]) => otherW === w && otherK === k) === index);
}

/** Every deployment that a plan tries, in a fixed order: hardware as given, then replica size, then precision. */
export function planCandidates(request: PlanRequest, model: ModelArchitecture): readonly PlanCandidate[] {
  return request.hardware.flatMap(id => {
    const accelerator = findAccelerator(id);
    if (!accelerator) return [];
    return replicaSizes.flatMap(gpus =>
      precisions(request, model, accelerator).flatMap(([weights, kv]): PlanCandidate[] => {
        const tensorParallel = Math.min(gpus, largestTensorGroup);
        const settings: DeploymentSettings = {
          ...request.fixed,
          model: request.model,
          hardware: accelerator.id,
          gpus,
          tensorParallel,
          pipelineParallel: gpus / tensorParallel,
          weights,
          kv,
        };
        const name = `${gpus}×${accelerator.id} ${weights}/${kv}`;
        return layoutFaults(settings, model).length > 0 ? [] : [{ id: name, settings }];
      }),
    );
  });
}
