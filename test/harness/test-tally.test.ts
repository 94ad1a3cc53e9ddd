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

test('the closing line names skipped tests only when there are some', () => {
  const tally = new Tally();
  tally.add('unit', { passed: 10, failed: 0, skipped: 0 });
  tally.check('types', true);
  expect(tally.closingLine()).toBe('11 passed, 0 failed');
  tally.check('style', false);
  tally.skip('e2e');
  expect(tally.closingLine()).toBe('11 passed, 1 failed, 1 skipped');
  expect(tally.failures).toEqual(['style (1)']);
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
    { ...counts, testResults: [{ status: 'failed', assertionResults: [] }] },
    1,
    { passed: 5, failed: 1, skipped: 0 },
  ],
  [
    'a failed test is not counted again for its file',
    { ...counts, numFailedTests: 1, testResults: [{ status: 'failed', assertionResults: [{ status: 'failed' }] }] },
    1,
    { passed: 5, failed: 1, skipped: 0 },
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
