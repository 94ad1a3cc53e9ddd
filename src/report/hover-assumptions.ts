import type { PricedCall } from '../cost/priced-call.ts';
import { formatDollars, formatTokens } from './format.ts';
import { markdownCode, markdownText } from './markdown-text.ts';
import { remarkText } from './messages.ts';
import type { Translate } from './translate.ts';

/** Addresses that the surface can open; an assumption without one is plain text. */
export interface HoverLinks {
  /** Where expected output tokens are set. */
  readonly outputTokens?: string;
  readonly placeholders?: string;
  readonly deployment?: string;
  readonly prices?: string;
  readonly explore?: string;
  readonly settings?: string;
}

export const linked = (text: string, address: string | undefined): string =>
  address === undefined ? text : `[${text}](${address})`;

const shownPlaceholders = 4;

function outputLine({ output }: PricedCall, t: Translate): string {
  const count = formatTokens(output.tokens, { exact: output.exact, form: 'long' });
  const high = formatTokens(output.high, { form: 'long' });
  switch (output.from) {
    case 'limit':
      return t('output {0} tokens: the limit of this call', count);
    case 'configuration':
      return t('output {0} tokens: as configured, at most {1}', count, high);
    case 'measured':
      return t('output {0} tokens: as measured, at most {1}', count, high);
    case 'default':
      return t('output {0} tokens: the default, at most {1}', count, high);
  }
}

function placeholderLine({ parts, carried }: PricedCall, t: Translate): string | undefined {
  const all = [...parts, ...carried].flatMap(part => part.placeholders);
  if (all.length === 0) return undefined;
  const shown = all
    .slice(0, shownPlaceholders)
    .map(({ name, assumedTokens }) => `${markdownCode(name)} ≈${formatTokens(assumedTokens)}`);
  const more = all.length > shownPlaceholders ? [t('{0} more', all.length - shownPlaceholders)] : [];
  return t('placeholders {0} tokens', [...shown, ...more].join(', '));
}

function deploymentLines({ selfHosted }: PricedCall, t: Translate): string[] {
  if (!selfHosted) return [];
  const { deployment, gpuHour, from } = selfHosted;
  const concurrency =
    deployment.concurrency === 'max'
      ? t('as many requests at once as fit')
      : t('{0} requests at once', deployment.concurrency);
  const name = from === 'default' ? t('default deployment (none is configured)') : markdownText(selfHosted.name);
  const price =
    gpuHour === undefined
      ? t('GPU price unknown')
      : gpuHour.from === 'configuration'
        ? t('{0} per GPU-hour, as configured', formatDollars(gpuHour.perGpuHour))
        : t(
            '{0} per GPU-hour, {1}, {2}',
            formatDollars(gpuHour.perGpuHour),
            markdownText(gpuHour.source ?? ''),
            gpuHour.date ?? '',
          );
  return [`${name}: ${concurrency}, ${price}`];
}

/** What the figures rest on, one line each, linked to where it is set. */
export function assumptionLines(call: PricedCall, links: HoverLinks, t: Translate): string[] {
  const lines: string[] = [];
  if (call.output.tokens > 0) lines.push(linked(outputLine(call, t), links.outputTokens));
  const placeholders = placeholderLine(call, t);
  if (placeholders !== undefined) lines.push(linked(placeholders, links.placeholders));
  for (const line of deploymentLines(call, t)) lines.push(linked(line, links.deployment));
  if (call.cached > 0)
    lines.push(t('{0} input tokens from the prefix cache', formatTokens(call.cached, { exact: false, form: 'long' })));
  if (call.hosted)
    lines.push(
      linked(t('list price of {0}, {1}', markdownText(call.hosted.provider), call.hosted.priceDate), links.prices),
    );
  if (call.selfHosted?.estimate.fits)
    lines.push(...call.selfHosted.estimate.assumptions.map(remark => markdownText(remarkText(remark, t))));
  return lines;
}
