import type { PromptPart } from '../../source/call-site.ts';
import { calleeRange } from '../callee-range.ts';
import type { Rule, RuleContext } from '../rule.ts';
import { textAt } from '../source-span.ts';

/** Fewer tokens behind the value are not worth moving it. */
const leastTokens = 20;

/** Words that name a clock or a one-time id by themselves… */
const volatile = new Set([
  'date',
  'dates',
  'datetime',
  'now',
  'nonce',
  'random',
  'time',
  'timestamp',
  'today',
  'todays',
  'uuid',
  'guid',
  'utcnow',
  'strftime',
  'isoformat',
]);
/** …and words that may stand beside them without changing that: `current_date` is a clock, `due_date` is data. */
const neutral = new Set(
  'current cur the this at of to new get formatted format iso string str local utc request trace id run v4 uuid4 hex day'.split(
    ' ',
  ),
);

const wordsOf = (name: string): string[] =>
  name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter(word => word !== '');

/** Whether a value of this name changes with every request. */
export function isVolatileName(name: string): boolean {
  const words = wordsOf(name);
  const oneTimeId = words.includes('id') && (words.includes('request') || words.includes('trace'));
  return (
    words.length > 0 &&
    words.every(word => volatile.has(word) || neutral.has(word)) &&
    (oneTimeId || words.some(word => volatile.has(word)))
  );
}

/** Words that name a day and nothing finer. */
const dayWords = new Set(['date', 'dates', 'today', 'todays']);
/** Code that makes a day of a clock's reading; a format with hours, minutes or seconds does not. */
const dayCode =
  /\bdate\.today\(|\.date\(\)|toLocaleDateString|toDateString|LocalDate\.now|DateOnly|\.strftime\(|\.format\(|\.Format\(/i;
const finerFormat = /%[HIMSfpsTcXR]|\b[hH]{1,2}:?m{2}|\bs{2}\b|15:04|03:04|RFC3339|ISO/;

/** Whether a value changes only once a day: a cache that lives for minutes keeps it. */
function changesDaily(name: string, code: string): boolean {
  if (dayCode.test(code)) return !finerFormat.test(code);
  // A format that stands in another file may be one of days: only what is seen is said aloud.
  if (code === '' && /^strftime$/i.test(name)) return true;
  if (/\(/.test(code)) return false;
  const words = wordsOf(name).filter(word => volatile.has(word));
  return words.length > 0 && words.every(word => dayWords.has(word));
}

interface Place {
  readonly part: PromptPart;
  readonly segment: Extract<PromptPart['segments'][number], { kind: 'placeholder' }>;
  /** Static tokens that follow it, in this part and in those after it. */
  readonly behind: number;
}

function firstVolatile(prompt: readonly PromptPart[], { countTokens }: RuleContext): Place | undefined {
  let place: Omit<Place, 'behind'> | undefined;
  let behind = 0;
  for (const part of prompt) {
    for (const segment of part.segments) {
      if (segment.kind === 'static') behind += place ? countTokens(segment.text) : 0;
      else if (!place && (part.role === 'system' || part.role === 'developer') && isVolatileName(segment.name))
        place = { part, segment };
      // A value that differs anyway ends the shared prefix.
      else if (!place) return undefined;
    }
  }
  return place && { ...place, behind };
}

export const volatilePrefix: Rule = {
  id: 'volatile-prefix',
  severity: 'warning',
  mechanism: ['prefix-cache'],
  check({ site }, context) {
    const place = firstVolatile(site.prompt, context);
    if (!place || place.behind < leastTokens) return [];
    const here = place.part.file === undefined || place.part.file === site.file;
    const range = here ? place.segment.range : undefined;
    const daily = changesDaily(place.segment.name, range ? textAt(context.text, range) : '');
    return [
      {
        code: daily ? 'volatile-prefix-daily' : 'volatile-prefix',
        args: { placeholder: place.segment.name, tokens: place.behind },
        range: range ?? calleeRange(site),
        saves: { tokens: place.behind },
        ...(daily ? { severity: 'hint' as const } : {}),
      },
    ];
  },
};
