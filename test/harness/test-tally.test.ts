import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { Tally, tallyOfVitest } from '../../scripts/test-tally.mjs';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'tally-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const report = (content: object): string => {
  const file = path.join(folder, 'report.json');
  writeFileSync(file, JSON.stringify(content));
  return file;
};
const counts = { numPassedTests: 5, numFailedTests: 0, numPendingTests: 0, numTodoTests: 0 };
const file = path.join(process.cwd(), 'test/a.test.ts');
const passed = { status: 'passed', fullName: 'holds' };
const failed = { status: 'failed', fullName: 'adds', failureMessages: ['expected 1 to be 2\n  at a.test.ts:3'] };

test('the closing line names skipped tests only when there are some', () => {
  const tally = new Tally();
  tally.add('unit', { passed: 10, failed: 0, skipped: 0 });
  tally.check('types', true);
  expect(tally.closingLine()).toBe('11 passed, 0 failed');
  tally.check('style', false);
  tally.skip('e2e');
  expect(tally.closingLine()).toBe('11 passed, 1 failed, 1 skipped');
  tally.add('unit', { passed: 0, failed: 1, skipped: 0, failures: ['test/a.test.ts: adds'] });
  expect(tally.failures).toEqual(['style (1)', 'unit (1)\n  test/a.test.ts: adds']);
});

test.each([
  ['all pass', { ...counts, testResults: [] }, 0, { passed: 5, failed: 0, skipped: 0 }],
  [
    'pending and todo are skipped',
    { ...counts, numPendingTests: 2, numTodoTests: 1, testResults: [] },
    0,
    { passed: 5, failed: 0, skipped: 3 },
  ],
  [
    'a file that does not load has no failed test, and is a failure',
    { ...counts, testResults: [{ name: file, status: 'failed', message: 'no a.ts\n  at b', assertionResults: [] }] },
    1,
    { passed: 5, failed: 1, skipped: 0, failures: ['test/a.test.ts: does not load: no a.ts'] },
  ],
  [
    'a failed test is named, and not counted again for its file',
    {
      ...counts,
      numFailedTests: 1,
      testResults: [{ name: file, status: 'failed', assertionResults: [passed, failed] }],
    },
    1,
    { passed: 5, failed: 1, skipped: 0, failures: ['test/a.test.ts: adds: expected 1 to be 2'] },
  ],
  [
    'an error outside any test shows in the status only',
    { ...counts, testResults: [] },
    1,
    { passed: 5, failed: 1, skipped: 0 },
  ],
])('%s', (_name, content, status, expected) => {
  expect(tallyOfVitest(report(content), status)).toEqual(expected);
});

test('a report that was never written is a failure', () => {
  expect(tallyOfVitest(path.join(folder, 'none.json'), 'SIGKILL')).toEqual({ passed: 0, failed: 1, skipped: 0 });
});
