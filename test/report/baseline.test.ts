import { describe, expect, test } from 'vitest';
import { acceptedBy, baselineOf, readBaseline, withoutBaseline } from '../../src/report/baseline.ts';
import { findingsOf } from '../../src/report/lint-result.ts';
import { analysis, finding, result } from './lint-results.ts';

const [a, b, other] = [
  finding({ fingerprint: 'a'.repeat(16) }),
  finding({ fingerprint: 'b'.repeat(16), rule: 'unbounded-output' }),
  finding({ fingerprint: 'a'.repeat(16), file: 'src/b.py' }),
];
const run = (...findings: (typeof a)[]) => {
  const files = [...new Set(['src/a.py', ...findings.map(({ file }) => file)])];
  const analyses = files.map(file => analysis({ file, findings: findings.filter(entry => entry.file === file) }));
  return result({ analyses });
};
const entry = ({ file, rule, fingerprint }: typeof a) => ({ file, rule, fingerprint });

test('lists every finding once, in an order of its own', () => {
  expect(baselineOf(run(other, b, a))).toEqual({ version: 1, findings: [entry(a), entry(b), entry(other)] });
  expect(baselineOf(run(a, b, other))).toEqual(baselineOf(run(other, b, a)));
});

describe('read again', () => {
  test('what was written is what is read', () => {
    const written = JSON.parse(JSON.stringify(baselineOf(run(a, b, other))));
    expect(readBaseline(written)).toEqual(written);
  });

  test.each<[unknown, string]>([
    [{}, '"version" is missing'],
    [{ version: 2, findings: [] }, '"version" cannot be 2'],
    [{ version: 1, findings: [{ file: 'a.py', rule: 'x' }] }, '"findings[0].fingerprint" is missing'],
    [[], '"version" is missing'],
    [null, 'the file cannot be null'],
  ])('%j: %s', (json, fault) => {
    expect(readBaseline(json)).toEqual({ fault });
  });

  test('accepts by file, rule and fingerprint', () => {
    const accepts = acceptedBy(baselineOf(run(a)));
    expect([a, b, other, { ...a, rule: 'decode-bound' }].map(finding => accepts(finding))).toEqual([
      true,
      false,
      false,
      false,
    ]);
  });
});

describe('held against a baseline', () => {
  test.each([
    { name: 'what is listed is left out', found: [a, b], listed: [a], left: [b], known: 1, gone: [] },
    { name: 'a like finding of another file stays', found: [a, other], listed: [a], left: [other], known: 1, gone: [] },
    {
      name: 'another rule with the same mark stays',
      found: [{ ...b, fingerprint: a.fingerprint }],
      listed: [a],
      left: [{ ...b, fingerprint: a.fingerprint }],
      known: 0,
      gone: [a],
    },
    { name: 'an empty list changes nothing', found: [a, b], listed: [], left: [a, b], known: 0, gone: [] },
    { name: 'what is mended is told of', found: [b], listed: [a, b], left: [], known: 1, gone: [a] },
    {
      name: 'files that were not looked at are not told of',
      found: [a],
      listed: [a, other],
      left: [],
      known: 1,
      gone: [],
    },
  ])('$name', ({ found, listed, left, known, gone }) => {
    const held = withoutBaseline(run(...found), { version: 1, findings: listed.map(entry) });
    expect(findingsOf(held.result)).toEqual(left);
    expect(held.known).toBe(known);
    expect(held.gone).toEqual(gone.map(entry));
  });

  test('its own list leaves nothing', () => {
    const all = run(a, b, other);
    expect(findingsOf(withoutBaseline(all, baselineOf(all)).result)).toEqual([]);
  });
});
