// Adds up what several test runners report, and prints the closing line.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** @typedef {{ passed: number, failed: number, skipped: number, failures?: string[] }} Counts `failures` names what failed, and why. */

/** Of each runner: what failed stands last in a log, of which often only the end is kept. */
const mostNamed = 20;

export class Tally {
  passed = 0;
  failed = 0;
  skipped = 0;
  /** @type {string[]} */
  failures = [];

  /** @param {string} name of the runner @param {Counts} counts */
  add(name, { passed, failed, skipped, failures = [] }) {
    this.passed += passed;
    this.failed += failed;
    this.skipped += skipped;
    if (failed > 0) this.failures.push([`${name} (${failed})`, ...failures.slice(0, mostNamed)].join('\n  '));
  }

  /** A step that either holds or does not, such as the type check, counts as one test. */
  check(name, holds) {
    this.add(name, { passed: holds ? 1 : 0, failed: holds ? 0 : 1, skipped: 0 });
  }

  /** A part that cannot run here counts as one skipped test. */
  skip(name) {
    this.add(name, { passed: 0, failed: 0, skipped: 1 });
  }

  print() {
    if (this.failures.length > 0) console.log(`\nFailed:\n${this.failures.join('\n')}`);
    console.log(`\n${this.closingLine()}`);
  }

  closingLine() {
    return `${this.passed} passed, ${this.failed} failed${this.skipped > 0 ? `, ${this.skipped} skipped` : ''}`;
  }
}

/**
 * Counts from vitest's JSON report. A file that does not load, a report that was not written, and an error outside any
 * test have no failed test in the report: each counts as one failure.
 * @param {string} file
 * @param {number | string} status the runner's exit status
 * @returns {Counts}
 */
export function tallyOfVitest(file, status) {
  if (!existsSync(file)) return { passed: 0, failed: 1, skipped: 0 };
  const report = JSON.parse(readFileSync(file, 'utf8'));
  const broken = report.testResults.filter(
    suite => suite.status === 'failed' && !suite.assertionResults.some(test => test.status === 'failed'),
  ).length;
  const failed = report.numFailedTests + broken;
  const failures = report.testResults
    .filter(suite => suite.status === 'failed')
    .flatMap(suite => failuresOf(suite).map(failure => `${path.relative(process.cwd(), suite.name)}: ${failure}`));
  return {
    passed: report.numPassedTests,
    failed: failed === 0 && status !== 0 ? 1 : failed,
    skipped: report.numPendingTests + report.numTodoTests,
    ...(failures.length > 0 ? { failures } : {}),
  };
}

/** @param {{ message?: string, assertionResults: { status: string, fullName: string, failureMessages?: string[] }[] }} suite */
function failuresOf({ message = '', assertionResults }) {
  const firstLine = (/** @type {string} */ text) => text.split('\n', 1)[0];
  const tests = assertionResults.filter(test => test.status === 'failed');
  if (tests.length === 0) return [`does not load: ${firstLine(message)}`];
  return tests.map(({ fullName, failureMessages = [] }) => `${fullName}: ${firstLine(failureMessages.join('\n'))}`);
}
