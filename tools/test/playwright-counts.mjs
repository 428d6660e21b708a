import { describeFailure, writeCounts } from './counts.mjs';

/** @import { FullResult, Reporter, TestCase, TestError, TestResult } from '@playwright/test/reporter' */

/**
 * Stores the results of a run of Playwright, for `npm test`.
 *
 * @implements {Reporter}
 */
export default class PlaywrightCounts {
  passed = 0;
  failed = 0;
  skipped = 0;
  /** @type {string[]} */
  failures = [];
  /** Seconds by file. @type {Map<string, number>} */
  files = new Map();

  /**
   * Counts failures outside of tests, such as a desk that does not start.
   *
   * @param {TestError} error
   */
  onError({ message }) {
    this.failed += 1;
    this.failures.push(describeFailure('outside of tests', message));
  }

  /** @param {TestCase} test @param {TestResult} result */
  onTestEnd({ expectedStatus, title, location: { file } }, { status, duration, error }) {
    if (status === 'skipped') this.skipped += 1;
    else if (status === expectedStatus) this.passed += 1;
    else {
      this.failed += 1;
      this.failures.push(describeFailure(title, error?.message));
    }
    this.files.set(file, (this.files.get(file) ?? 0) + duration / 1000);
  }

  /** @param {FullResult} result */
  onEnd({ status }) {
    const { passed, skipped, failures } = this;
    const failed = status !== 'passed' && this.failed === 0 ? 1 : this.failed;
    const files = [...this.files].map(([file, seconds]) => ({ file, seconds }));
    writeCounts('agent-console-e2e', { passed, failed, skipped, files, failures });
  }
}
