import type { Deployment } from './deployment.ts';
import type { Bound, OperatorTime } from './estimate.ts';
import type { OperatorSink } from './step-time.ts';

/** Expected tokens per verified draft of length k at acceptance a: 1 + a + … + a^k (Leviathan et al., 2023, equation 1). */
export const acceptedTokens = (length: number, acceptance: number): number =>
  acceptance >= 1 ? length + 1 : (1 - acceptance ** (length + 1)) / (1 - acceptance);

/** The same layout, serving the draft model. */
export const draftDeployment = (deployment: Deployment): Deployment | undefined => {
  const { speculative, ...rest } = deployment;
  return speculative && { ...rest, model: speculative.draft };
};

/**
 * What `run` lets a draft model's operators be heard as: one for each bound, since they carry the names of the target's.
 * @returns what `run` returns.
 */
export const heardTogether = (sink: OperatorSink | undefined, run: (heard?: OperatorSink) => number): number => {
  if (!sink) return run();
  const sums = new Map<Bound, OperatorTime>();
  const total = run(operator => {
    const sum = sums.get(operator.bound);
    sums.set(operator.bound, {
      operator: 'draft model',
      seconds: ((sum?.seconds ?? 0) + operator.seconds) as OperatorTime['seconds'],
      flops: ((sum?.flops ?? 0) + operator.flops) as OperatorTime['flops'],
      bytes: ((sum?.bytes ?? 0) + operator.bytes) as OperatorTime['bytes'],
      bound: operator.bound,
    });
  });
  for (const sum of sums.values()) sink(sum);
  return total;
};
