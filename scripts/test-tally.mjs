// Adds up what several test runners report, and prints the closing line.
import { existsSync, readFileSync } from 'node:fs';

/** @typedef {{ passed: number, failed: number, skipped: number }} Counts */

export class Tally {
  passed = 0;
  failed = 0;
  skipped = 0;
  /** @type {string[]} */
  failures = [];

  /** @param {string} name of the runner @param {Counts} counts */
  add(name, { passed, failed, skipped }) {
    this.passed += passed;
    this.failed += failed;
    this.skipped += skipped;
    if (failed > 0) this.failures.push(`${name} (${failed})`);
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
    if (this.failures.length > 0) console.log(`\nFailed: ${this.failures.join(', ')}`);
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
  return {
    passed: report.numPassedTests,
    failed: failed === 0 && status !== 0 ? 1 : failed,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}
