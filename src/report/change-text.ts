import { type CallChange, difference } from './call-changes.ts';
import { estimateMark, formatDollars, formatDuration, formatTokens } from './format.ts';
import { english, type Translate } from './translate.ts';

export const signed = (value: number, write: (value: number) => string): string =>
  value > 0 ? `+${write(value)}` : write(value);

export const wholeTokens = (value: number): string => formatTokens(Math.round(value), { form: 'long' });
export const perThousand = (value: number): string => `${formatDollars(value * 1000)}/k`;

/** The side that the call's hint shows. */
const headlineSide = ({ call }: CallChange): 'hosted' | 'selfHosted' =>
  call.headline === 'hosted' ? 'hosted' : 'selfHosted';

/** Dollars per month of the side that the call is priced on; undefined without traffic or price. */
export function perMonth(entry: CallChange): number | undefined {
  const dollars = difference(entry, headlineSide(entry));
  return entry.callsPerMonth === undefined || dollars === undefined ? undefined : dollars * entry.callsPerMonth;
}

export function monthly(changes: readonly CallChange[]): number | undefined {
  const known = changes.flatMap(entry => perMonth(entry) ?? []);
  return known.length === 0 ? undefined : known.reduce((total, value) => total + value, 0);
}

type Figure = readonly [number | undefined, (value: number) => string, string];

const written = (figures: readonly Figure[]): string[] =>
  figures.flatMap(([value, write, name]) => (value ? [`${signed(value, write)} ${name}`] : []));

/** Where only one of two calls has a price. */
function halfKnown(
  { status, ...entry }: CallChange,
  side: 'hosted' | 'selfHosted',
  name: string,
  t: Translate,
): string[] {
  const { before, after } = entry[side];
  if (status !== 'changed' || (before === undefined) === (after === undefined)) return [];
  return before === undefined
    ? [t('{0} {1}, unknown before', perThousand(after ?? 0), name)]
    : [t('{0} {1} before, now unknown', perThousand(before), name)];
}

const tokenFigures = (entry: CallChange, t: Translate): Figure[] => [
  [difference(entry, 'inputTokens'), wholeTokens, t('input tokens')],
  [difference(entry, 'outputTokens'), wholeTokens, t('output tokens')],
];

/** Seconds; nobody notices less. */
const leastTtft = 1e-3;

function lastFigures(entry: CallChange, t: Translate): Figure[] {
  const ttft = (entry.status === 'changed' && difference(entry, 'ttftSeconds')) || 0;
  return [
    [perMonth(entry), formatDollars, t('a month')],
    [Math.abs(ttft) < leastTtft ? 0 : ttft, formatDuration, t('to the first token')],
  ];
}

/** `≈+312 input tokens, +$0.94/k hosted, +$412 a month, +18 ms to the first token`, one mark for all; empty when nothing of it changed. */
export function effectsText(entry: CallChange, t: Translate): string {
  const figures = [
    ...written([
      ...tokenFigures(entry, t),
      [difference(entry, 'hosted'), perThousand, t('hosted')],
      [difference(entry, 'selfHosted'), perThousand, t('self-hosted')],
    ]),
    ...halfKnown(entry, 'hosted', t('hosted'), t),
    ...halfKnown(entry, 'selfHosted', t('self-hosted'), t),
    ...written(lastFigures(entry, t)),
  ];
  return figures.length === 0 ? '' : estimateMark + figures.join(', ');
}

/** The same for a line above the call: only the side that its hint shows, and one mark for all, since dollars rest on an expected answer. */
export function changeSinceText(entry: CallChange, base: string, t: Translate = english): string {
  const figures = written([
    ...tokenFigures(entry, t),
    [difference(entry, headlineSide(entry)), value => perThousand(value), ''],
    ...lastFigures(entry, t),
  ]).map(text => text.trimEnd());
  const what = figures.length > 0 ? `${estimateMark}${figures.join(' · ')}` : t('another model');
  return entry.status === 'added' ? t('new since {0}: {1}', base, what) : t('{0} since {1}', what, base);
}

/** Calls that are gone, together. */
export function removedSinceText(entries: readonly CallChange[], base: string, t: Translate = english): string {
  const dollars = entries.reduce((total, entry) => total + (difference(entry, headlineSide(entry)) ?? 0), 0);
  const month = monthly(entries);
  const figures = [
    entries.length === 1 ? t('1 call gone since {0}', base) : t('{0} calls gone since {1}', entries.length, base),
    ...(dollars === 0 ? [] : [`${estimateMark}${signed(dollars, perThousand)}`]),
    ...(month === undefined || month === 0 ? [] : [`${signed(month, formatDollars)} ${t('a month')}`]),
  ];
  return figures.join(' · ');
}
