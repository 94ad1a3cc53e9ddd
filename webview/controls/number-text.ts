/** A number as it stands in a field: `3,000,000`, `0.5`; short ones as they are. */
export const numberText = (value: number): string => {
  const [whole = '', ...rest] = String(value).split('.');
  return /^-?\d{5,}$/.test(whole) ? [whole.replace(/\B(?=(\d{3})+$)/g, ','), ...rest].join('.') : String(value);
};

const factors: Readonly<Record<string, number>> = { '': 1, k: 1e3, m: 1e6, b: 1e9 };

/** A number as people type it: `3,000,000`, `3 000 000`, `3M`, `0.5`, `0,5`, `50 %`; NaN where it is none. */
export function readNumber(text: string): number {
  const typed = text
    .replace(/[\s_’']/g, '')
    .replace(/[$€%]/g, '')
    .toLowerCase();
  const [, digits, factor] = /^(-?[\d.,]+(?:e[-+]?\d+)?)([kmb]?)$/.exec(typed) ?? [];
  if (digits === undefined) return Number.NaN;
  // Thousands are set apart in groups of three; a comma elsewhere is the decimal one.
  const grouped = /^-?[1-9]\d{0,2}(,\d{3})+(\.\d*)?$/.test(digits);
  return Number(grouped ? digits.replaceAll(',', '') : digits.replace(',', '.')) * factors[factor!]!;
}
