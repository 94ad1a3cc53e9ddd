import type { PricedCall, SelfHostedCost } from '../cost/priced-call.ts';
import { formatBytes, formatCount, formatDuration } from './format.ts';
import type { Translate } from './translate.ts';

/** One line on memory: what this call's KV cache takes, what weights take, what is left, how many such calls fit at once. */
export function memoryText({ estimate }: NonNullable<PricedCall['selfHosted']>, t: Translate): string {
  const { memory } = estimate;
  const taken = [
    // Bytes per token are exact, the tokens of an answer never are.
    t('KV cache of this call {0}', formatBytes(memory.kvBytes, { exact: false })),
    t('weights {0} of {1}', formatBytes(memory.weightsBytes), formatBytes(memory.capacityBytes)),
  ];
  if (!estimate.fits)
    return [...taken, t('**{0} short**', formatBytes(estimate.missingBytes, { exact: false }))].join(' · ');
  const left = t('{0} left', formatBytes(Math.max(0, memory.freeBytes), { exact: false }));
  const room = t('**{0}** such calls fit at once', formatCount(memory.maxConcurrency, { exact: false }));
  return [...taken, left, room].join(' · ');
}

/** One line on what a user waits for; of a text that is only read, when it is. */
export function latencyText({ estimate }: SelfHostedCost, t: Translate): string {
  const about = (seconds: number): string => formatDuration(seconds, { exact: false });
  if (estimate.decode.seconds === 0)
    return t('Read after {0}; answered where it is sent.', about(estimate.ttftSeconds));
  return t(
    'First token after {0}, then one every {1}; {2} in all.',
    about(estimate.ttftSeconds),
    about(estimate.itlSeconds),
    about(estimate.endToEndSeconds),
  );
}
