const simple: Readonly<Record<string, string>> = {
  n: '\n',
  t: '\t',
  r: '\r',
  b: '\b',
  f: '\f',
  v: '\v',
  a: '\x07',
  e: '\x1b',
  s: ' ',
  '0': '\0',
  '\\': '\\',
  "'": "'",
  '"': '"',
  '`': '`',
  $: '$',
  '{': '{',
  '}': '}',
  '#': '#',
  '/': '/',
};

const pattern = /\\(?:u\{([0-9a-fA-F_]{1,8})\}|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|x([0-9a-fA-F]{2})|(\r\n|[\s\S]))/g;

/**
 * Decodes the backslash escapes that the supported languages share; an escaped line break joins the lines, and an unknown
 * escape keeps its backslash when `keepUnknown` is set (Python), else loses it (JavaScript).
 */
export function decodeEscapes(text: string, keepUnknown = false): string {
  if (!text.includes('\\')) return text;
  return text.replace(pattern, (whole, braced?: string, four?: string, eight?: string, two?: string, one?: string) => {
    const hex = braced?.replaceAll('_', '') ?? four ?? eight ?? two;
    if (hex !== undefined) {
      const point = Number.parseInt(hex, 16);
      return point <= 0x10ffff ? String.fromCodePoint(point) : whole;
    }
    if (one === '\n' || one === '\r\n') return '';
    return simple[one!] ?? (keepUnknown ? whole : one!);
  });
}
