import type { PricedCall } from '../cost/priced-call.ts';
import { formatDollars, formatPercent, formatTokens } from './format.ts';
import { type HoverLinks, linked } from './hover-links.ts';
import { markdownCode, markdownText } from './markdown-text.ts';
import { countBasisText, remarkText } from './messages.ts';
import type { Translate } from './translate.ts';

function outputText({ output }: PricedCall, t: Translate): string {
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

/** `question ≈1,000, context ≈500`: sizes that only the running program knows. */
function placeholderSizes({ parts, carried }: PricedCall, most: number, t: Translate): string | undefined {
  const all = [...parts, ...carried].flatMap(part => part.placeholders);
  if (all.length === 0) return undefined;
  const shown = all
    .slice(0, most)
    .map(({ name, assumedTokens }) => `${markdownCode(name)} ≈${formatTokens(assumedTokens)}`);
  const more = all.length > most ? [t('{0} more', all.length - most)] : [];
  return [...shown, ...more].join(', ');
}

type Own = NonNullable<PricedCall['selfHosted']>;

const concurrencyText = ({ deployment }: Own, t: Translate): string =>
  deployment.concurrency === 'max'
    ? t('as many requests at once as fit')
    : t('{0} requests at once', deployment.concurrency);

function gpuHourText({ gpuHour }: Own, t: Translate): string {
  if (gpuHour === undefined) return t('GPU price unknown');
  const price = formatDollars(gpuHour.perGpuHour);
  return gpuHour.from === 'configuration'
    ? t('{0} per GPU-hour, as configured', price)
    : t('{0} per GPU-hour, {1}, {2}', price, gpuHour.source ?? '', gpuHour.date ?? '');
}

const deploymentName = (own: Own, t: Translate): string =>
  own.from === 'default' ? t('default deployment (none is configured)') : own.name;

const deploymentText = (own: Own, t: Translate): string =>
  `${deploymentName(own, t)}: ${concurrencyText(own, t)}, ${gpuHourText(own, t)}`;

const remarks = (own: Own, t: Translate): string[] =>
  own.estimate.fits ? own.estimate.assumptions.map(remark => remarkText(remark, t)) : [];

/** What the figures rest on, one phrase each, for a document. */
export function assumptionLines(call: PricedCall, t: Translate): string[] {
  const { output, cached, selfHosted } = call;
  const placeholders = placeholderSizes(call, 4, t);
  return [
    ...(output.tokens > 0 ? [outputText(call, t)] : []),
    ...(placeholders === undefined ? [] : [t('placeholders {0} tokens', placeholders)]),
    ...(selfHosted ? [markdownText(deploymentText(selfHosted, t))] : []),
    ...(cached > 0
      ? [t('{0} input tokens from the prefix cache', formatTokens(cached, { exact: false, form: 'long' }))]
      : []),
    ...(selfHosted ? remarks(selfHosted, t).map(markdownText) : []),
  ];
}

/** The same in a line of a hover: each phrase short, linked to where it is set, with the whole of it for whoever points at the link. */
export function assumptionPhrases(call: PricedCall, links: HoverLinks, t: Translate): string[] {
  const { output, cached, selfHosted, basis } = call;
  const placeholders = placeholderSizes(call, 2, t);
  const phrases: string[] = [];
  if (output.tokens > 0) {
    const count = formatTokens(output.tokens, { exact: output.exact, form: 'long' });
    phrases.push(linked(t('output {0}', count), links.outputTokens, outputText(call, t)));
  }
  if (placeholders !== undefined) phrases.push(linked(placeholders, links.placeholders));
  if (selfHosted) {
    const { gpuHour } = selfHosted;
    const price = gpuHour
      ? t('{0} per GPU-hour', formatDollars(gpuHour.perGpuHour)) + (gpuHour.date ? ` (${gpuHour.date})` : '')
      : t('GPU price unknown');
    const more = [deploymentText(selfHosted, t), ...remarks(selfHosted, t)].join(' · ');
    const { concurrency } = selfHosted.deployment;
    const atOnce = concurrency === 'max' ? t('as many at once as fit') : t('{0} at once', concurrency);
    phrases.push(linked(`${atOnce}, ${price}`, links.deployment, more));
  }
  if (cached > 0) phrases.push(t('{0} cached', formatTokens(cached, { exact: false, form: 'long' })));
  if (links.tokens === undefined) phrases.push(t('tokens {0}', markdownText(countBasisText(basis, t))));
  return phrases;
}

/** `Tokens by o200k_base`, and on pointing at it why that counts exactly or not. */
export const tokensPhrase = ({ basis }: PricedCall, { tokens }: HoverLinks, t: Translate): string =>
  tokens === undefined
    ? ''
    : linked(t('Show tokens by {0}', markdownText(basis.vocabulary)), tokens, countBasisText(basis, t));

/** `Expected error ±12 %`, and on pointing at it what it rests on. */
export function accuracyPhrase(own: Own, links: HoverLinks, t: Translate): string {
  if (!own.estimate.fits) return '';
  const { expectedRelativeError, basis } = own.estimate.accuracy;
  const phrase = t('Expected error ±{0}', formatPercent(expectedRelativeError));
  if (links.corrections === undefined) return `${phrase} (${markdownText(basis)})`;
  return linked(phrase, links.corrections, basis);
}
