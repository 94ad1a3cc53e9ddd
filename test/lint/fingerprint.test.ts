import { expect, test } from 'vitest';
import type { Finding } from '../../src/lint/finding.ts';
import { withFingerprints } from '../../src/lint/fingerprint.ts';
import { finding } from '../report/lint-results.ts';
import { range } from '../report/priced-calls.ts';

const fingerprints = (findings: readonly Finding[]) => withFingerprints(findings).map(({ fingerprint }) => fingerprint);

const only = (changes = {}) => fingerprints([finding(changes)])[0]!;

test('stays when lines move and figures change', () => {
  const moved = { range: range(40, 3, 40, 9), call: 'src/a.py:40:client.chat.completions.create' };
  expect(only(moved)).toBe(only());
  expect(only({ args: { usdPerThousandCalls: 99 }, severity: 'hint' })).toBe(only());
});

test.each([
  ['rule', { rule: 'unbounded-output' }],
  ['file', { file: 'src/b.py' }],
  ['code', { code: 'over-budget-tokens' }],
  ['callee', { call: 'src/a.py:12:other.create' }],
  ['cell', { cell: 3 }],
  ['no call', { call: undefined }],
])('differs by %s', (_name, changes) => {
  expect(only(changes)).not.toBe(only());
});

test('tells like findings of one file apart by their order', () => {
  const marks = fingerprints([finding(), finding(), finding({ file: 'src/b.py' })]);
  expect(new Set(marks).size).toBe(3);
  expect(marks[0]).toBe(only());
  for (const mark of marks) expect(mark).toMatch(/^[0-9a-f]{16}$/);
});
