import { boardWatts } from '../performance/energy.ts';
import { createStepModel } from '../performance/step-model.ts';
import type { ReplicaPool } from '../serving/fleet.ts';
import type { ServingPolicy } from '../serving/serving-policy.ts';
import type { ResolvedDeployment } from './priced-call.ts';

/** Replicas of a deployment as the simulator takes them: its step times, its price, and the power of its boards. */
export function replicaPool(
  { deployment, gpuHour, name }: ResolvedDeployment,
  policy: ServingPolicy,
  replicas: ReplicaPool['replicas'],
): ReplicaPool {
  const watts = boardWatts(deployment);
  return {
    name,
    model: createStepModel(deployment),
    policy,
    replicas,
    routing: 'least-loaded',
    gpusPerReplica: deployment.gpus,
    ...(gpuHour ? { pricePerGpuHour: gpuHour.perGpuHour } : {}),
    ...(watts ? { watts } : {}),
  };
}
