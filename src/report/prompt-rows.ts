import type { PricedCall, PricedCarried, PricedPart } from '../cost/priced-call.ts';
import { formatPercent, formatTokens } from './format.ts';
import { carriedBasisText } from './messages/carried-messages.ts';
import type { Translate } from './translate.ts';

/** One part of a call's input, as a row of a table. */
export interface PromptRow {
  readonly label: string;
  /** `181`, `≈1,046`. */
  readonly tokens: string;
  readonly count: number;
  /** Of the whole input, from 0 to 1; undefined for an input of no tokens. */
  readonly share: number | undefined;
  readonly exact: boolean;
  /** Static, dynamic and by what, or why the count is what it is. */
  readonly note: string;
}

/** How a surface writes a name of the workspace. */
export type WriteName = (name: string) => string;

const shownNames = 4;
/** A longer list would break the row of the hover, whose width VS Code bounds. */
const shownCharacters = 48;

/** The first names, as many as a row has room for and at least one; then how many are left. */
function listed(names: readonly string[], write: WriteName, t: Translate): string {
  const written = names.slice(0, shownNames).map(write);
  const fitting = written.filter((_, index) => written.slice(0, index + 1).join(', ').length <= shownCharacters);
  const shown = fitting.length > 0 ? fitting : written.slice(0, 1);
  const left = names.length - shown.length;
  return [...shown, ...(left > 0 ? [t('{0} more', left)] : [])].join(', ');
}

const partNote = (part: PricedPart, write: WriteName, t: Translate): string =>
  part.static
    ? t('static')
    : t(
        'dynamic: {0}',
        listed(
          part.placeholders.map(({ name }) => name),
          write,
          t,
        ),
      );

function carriedNote({ names, basis }: PricedCarried, write: WriteName, t: Translate): string {
  const reason = carriedBasisText(basis, t);
  return names.length > 0 ? `${listed(names, write, t)}: ${reason}` : reason;
}

/**
 * What a call's input is made of: messages, what it carries, what the provider wraps around them.
 * @param most rows; where there are more, the smallest are summed in the last one.
 */
export function promptRows(call: PricedCall, most: number, write: WriteName, t: Translate): PromptRow[] {
  const { parts, carried, wrapping, input } = call;
  const row = (label: string, count: number, exact: boolean, note: string): PromptRow => ({
    label,
    tokens: formatTokens(count, { exact, form: 'long' }),
    count,
    share: input.tokens === 0 ? undefined : count / input.tokens,
    exact,
    note,
  });
  const labels = { instructions: t('instructions'), tools: t('tools'), schema: t('schema'), image: t('image') };
  const rows = [
    ...parts.map(part => row(part.role, part.count.tokens, part.count.exact, partNote(part, write, t))),
    ...carried.map(part => row(labels[part.role], part.count.tokens, part.count.exact, carriedNote(part, write, t))),
    ...(wrapping.tokens > 0 ? [row(t('wrapping'), wrapping.tokens, wrapping.exact, t('static'))] : []),
  ];
  if (rows.length <= most) return rows;
  const largest = new Set([...rows].sort((a, b) => b.count - a.count).slice(0, most - 1));
  const rest = rows.filter(part => !largest.has(part));
  const sum = rest.reduce((total, { count }) => total + count, 0);
  const exact = rest.every(part => part.exact);
  return [...rows.filter(part => largest.has(part)), row(t('{0} more', rest.length), sum, exact, '')];
}

export const shareText = ({ share }: PromptRow): string => (share === undefined ? '' : formatPercent(share));
