/**
 * The one place where a number becomes text, so that a hint, a hover, the terminal and a report cannot disagree.
 *
 * `short` is for a line beside code (two significant digits and a scaled unit), `long` for tables and tooltips (three
 * digits, tokens in full). An estimate carries `≈`; a figure without the mark is exact. Scales are decimal: 1 GB is 1e9 bytes.
 */
export type Form = 'short' | 'long';

export interface FigureStyle {
  readonly form?: Form;
  /** False puts `≈` in front. */
  readonly exact?: boolean;
}

export const estimateMark = '≈';

const finite = (value: number): number => {
  if (!Number.isFinite(value)) throw new RangeError(`cannot write ${value} as a figure`);
  return value;
};

/** `1234567` -> `1,234,567`; rounds to a whole number. */
const grouped = (value: number): string =>
  Math.round(value)
    .toFixed(0)
    .replace(/\B(?=(\d{3})+$)/g, ',');

/** Significant digits without an exponent and without trailing zeros: `significant(2.04, 2)` is `2`. */
function significant(value: number, digits: number): string {
  if (value === 0) return '0';
  const decimals = Math.max(0, digits - 1 - Math.floor(Math.log10(value)));
  const text = value.toFixed(Math.min(decimals, 100));
  return text.includes('.') ? text.replace(/(?:\.|(?<!0))0+$/, '') : text;
}

/** Whole digits from 10^(digits-1) up are kept, so that 412 does not become 410. */
const rounded = (value: number, digits: number): number =>
  value >= 10 ** digits ? Math.round(value) : Number(significant(value, digits));

interface Scale {
  readonly factor: number;
  readonly unit: string;
}

/** Picks the unit, moving up one where rounding reaches it: 999.95 ms is written `1 s` and not `1000 ms`. */
function scaled(value: number, scales: readonly Scale[], digits: number, join = ' '): string {
  const fitting = scales.findLast(scale => value >= scale.factor) ?? scales[0]!;
  const next = scales[scales.indexOf(fitting) + 1];
  const roundsUp = next && rounded(value / fitting.factor, digits) * fitting.factor >= next.factor;
  const chosen = roundsUp ? next : fitting;
  const shown = rounded(value / chosen.factor, digits);
  return `${shown >= 1000 ? grouped(shown) : significant(shown, digits)}${join}${chosen.unit}`;
}

/** What rounds to nothing has no sign: `0 %`, not `−0 %`. */
function signed(value: number, write: (magnitude: number) => string): string {
  if (finite(value) >= 0) return write(value);
  const text = write(-value);
  return /[1-9]/.test(text) ? `−${text}` : text;
}

const marked = (text: string, style: FigureStyle): string => (style.exact === false ? estimateMark + text : text);

const digitsOf = (style: FigureStyle): number => (style.form === 'long' ? 3 : 2);

const countScales: readonly Scale[] = [
  { factor: 1e3, unit: 'k' },
  { factor: 1e6, unit: 'M' },
  { factor: 1e9, unit: 'G' },
];

/** `1,234` exact or long; `≈1.2k` for an estimate in short form. An exact count is never abbreviated. */
export function formatTokens(count: number, style: FigureStyle = {}): string {
  const abbreviate = style.form !== 'long' && style.exact === false;
  return signed(count, magnitude =>
    marked(
      abbreviate && Math.round(magnitude) >= 1000 ? scaled(magnitude, countScales, 2, '') : grouped(magnitude),
      style,
    ),
  );
}

/** A plain number of things: grouped when whole, otherwise two or three significant digits. */
export function formatCount(count: number, style: FigureStyle = {}): string {
  const digits = digitsOf(style);
  return signed(count, magnitude =>
    marked(
      Number.isInteger(magnitude) || magnitude >= 10 ** digits ? grouped(magnitude) : significant(magnitude, digits),
      style,
    ),
  );
}

const durationScales: readonly Scale[] = [
  { factor: 1e-6, unit: 'µs' },
  { factor: 1e-3, unit: 'ms' },
  { factor: 1, unit: 's' },
  { factor: 60, unit: 'min' },
  { factor: 3600, unit: 'h' },
  { factor: 86_400, unit: 'd' },
];

/** Seconds as `38 ms`, `2.9 s`, `4.2 min`. */
export function formatDuration(seconds: number, style: FigureStyle = {}): string {
  return signed(seconds, magnitude =>
    marked(magnitude < 5e-8 ? '0 s' : scaled(magnitude, durationScales, digitsOf(style)), style),
  );
}

const byteScales: readonly Scale[] = [
  { factor: 1, unit: 'B' },
  { factor: 1e3, unit: 'kB' },
  { factor: 1e6, unit: 'MB' },
  { factor: 1e9, unit: 'GB' },
  { factor: 1e12, unit: 'TB' },
  { factor: 1e15, unit: 'PB' },
];

/** Bytes as `412 MB`, `1.4 GB` (decimal). */
export function formatBytes(bytes: number, style: FigureStyle = {}): string {
  return signed(bytes, magnitude =>
    marked(magnitude < 0.5 ? '0 B' : scaled(magnitude, byteScales, digitsOf(style)), style),
  );
}

const smallestDollars = 1e-6;

function dollarDigits(amount: number, form: Form | undefined): string {
  if (amount === 0) return '$0';
  if (amount < smallestDollars) return '<$0.000001';
  const cents = form === 'long' ? 3 : 2;
  if (amount < 0.995) return `$${significantPadded(amount, cents)}`;
  if (amount < 99.995) return `$${amount.toFixed(2)}`;
  if (form === 'long' || Math.round(amount) < 10_000) return `$${grouped(amount)}`;
  return `$${scaled(amount, countScales, 2, '')}`;
}

/** Below one dollar at least two decimals, so that `$0.4` reads `$0.40`. */
function significantPadded(amount: number, digits: number): string {
  const text = significant(amount, digits);
  return /\.\d$/.test(text) ? `${text}0` : text;
}

/** US dollars as `$0.42`, `$4.21`, `$1,890`, `$42k`; long form keeps whole dollars and one more digit below one. */
export function formatDollars(amount: number, style: FigureStyle = {}): string {
  return signed(amount, magnitude => marked(dollarDigits(magnitude, style.form), style));
}

/** Dollars per request, written per thousand calls: `$0.42/k`. */
export function formatPerThousand(dollarsPerCall: number, style: FigureStyle = {}): string {
  return `${formatDollars(dollarsPerCall * 1000, style)}/k`;
}

const energyScales: readonly Scale[] = [
  { factor: 1e-3, unit: 'mWh' },
  { factor: 1, unit: 'Wh' },
  { factor: 1e3, unit: 'kWh' },
];

/** Watt-hours as `36 mWh`, `1.2 Wh`, `4.1 kWh`. */
export function formatEnergy(wattHours: number, style: FigureStyle = {}): string {
  return signed(wattHours, magnitude => marked(scaled(magnitude, energyScales, digitsOf(style)), style));
}

/** A share as `31 %`, `7.2 %`, `99.2 %`; 0.31 is 31 %. */
export function formatPercent(share: number, style: FigureStyle = {}): string {
  return signed(share * 100, percent => {
    const decimals = percent < 9.95 || (percent > 99 && percent < 99.95) || style.form === 'long' ? 1 : 0;
    return marked(`${percent.toFixed(decimals).replace(/\.0$/, '')} %`, style);
  });
}
