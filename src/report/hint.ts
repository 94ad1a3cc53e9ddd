import type { PricedCall } from '../cost/priced-call.ts';
import { formatBytes, formatDuration, formatPerThousand, formatTokens } from './format.ts';
import { unknownText } from './messages/unknowns.ts';
import { refusalText } from './refusal.ts';
import { isRunning, type ReportedCall, type ReportedCost } from './reported-file.ts';
import { english, type Translate } from './translate.ts';

/** How much of the cost the line beside the code tells. */
export type HintDensity = 'dollars' | 'tokens' | 'all';

export interface Hint {
  readonly text: string;
  /** The deployment refuses the request, or something needed for the figure is unknown: the text says so first. */
  readonly problem?: 'does-not-fit' | 'unknown';
}

const separator = ' · ';

/** Tokens in and out, `1,234+256`; one `≈` in front where the input is estimated stands for the pair. */
export function tokenPair(call: Pick<PricedCall, 'input' | 'output'>): string {
  const input = formatTokens(call.input.tokens, { exact: call.input.exact });
  if (call.output.tokens === 0) return input;
  const output = formatTokens(call.output.tokens, { exact: call.output.exact });
  return `${input}+${call.input.exact ? output : output.replace(/^≈/, '')}`;
}

/** `38 ms + 2.9 s`, of what is only read `38 ms`; `412 MB KV`. */
function phaseFigures({ estimate }: ReportedCost, t: Translate): string[] {
  const prefill = formatDuration(estimate.prefill.seconds);
  return [
    estimate.decode.seconds === 0 ? prefill : `${prefill} + ${formatDuration(estimate.decode.seconds)}`,
    t('{0} KV', formatBytes(estimate.memory.kvBytes)),
  ];
}

/**
 * The line beside a call: tokens in and out, prefill + decode, KV cache, dollars per thousand calls; about 40 characters and
 * never empty. What is wrong, or why there is no figure, comes first.
 */
export function hintText(call: ReportedCall, density: HintDensity, t: Translate = english): Hint {
  const pair = t('{0} tok', tokenPair(call));
  const tokenFigures = density === 'dollars' ? [] : [pair];
  const line = (...figures: string[]): string => figures.join(separator);
  const unknown = call.unknown[0];
  const unpriced = (): Hint => ({
    text: line(unknown ? unknownText(unknown, t) : t('no price known'), ...tokenFigures),
    problem: 'unknown',
  });

  const own = call.selfHosted;
  if (call.headline === 'self-hosted' && own) {
    if (!isRunning(own)) return { text: refusalText(own, t), problem: 'does-not-fit' };
    const phases = density === 'all' ? phaseFigures(own, t) : [];
    if (own.costPerRequest === undefined) {
      const why = call.unknown.find(entry => entry.code === 'gpu-price-unknown');
      return { text: line(...(why ? [unknownText(why, t)] : []), pair, ...phases), problem: 'unknown' };
    }
    const mark = { exact: density !== 'dollars' };
    return { text: line(...tokenFigures, ...phases, formatPerThousand(own.costPerRequest, mark)) };
  }
  if (call.headline === 'hosted' && call.hosted) {
    const mark = { exact: density !== 'dollars' };
    return { text: line(...tokenFigures, formatPerThousand(call.hosted.costPerRequest, mark)) };
  }
  return unpriced();
}
