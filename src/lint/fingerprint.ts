import type { Finding } from './finding.ts';

/** A finding before it is told apart from others of its kind. */
export type BareFinding = Omit<Finding, 'fingerprint'>;

/** FNV-1a over UTF-16 code units, with a seed: 32 bits as eight hexadecimal digits. */
function hash(text: string, seed: number): string {
  let value = seed >>> 0;
  for (let index = 0; index < text.length; index++) {
    value ^= text.charCodeAt(index);
    value = Math.imul(value, 0x01000193) >>> 0;
  }
  return value.toString(16).padStart(8, '0');
}

/** A call's id without its line: `src/a.py:12:create#2` -> `create#2`. */
const calleeOf = ({ call, file }: BareFinding): string =>
  call === undefined ? '' : call.slice(call.startsWith(`${file}:`) ? file.length + 1 : 0).replace(/^\d+:/, '');

/**
 * Adds what identifies findings of one file over time: the same when lines move or figures change, different for two findings of one rule about
 * like calls of one file (counted in the order of the text).
 */
export function withFingerprints(findings: readonly BareFinding[]): readonly Finding[] {
  const seen = new Map<string, number>();
  return findings.map(finding => {
    const key = [finding.rule, finding.code, finding.file, finding.cell ?? '', calleeOf(finding)].join('\0');
    const repeat = seen.get(key) ?? 0;
    seen.set(key, repeat + 1);
    const text = `${key}\0${repeat}`;
    return { ...finding, fingerprint: hash(text, 0x811c9dc5) + hash(text, 0x9747b28c) };
  });
}
