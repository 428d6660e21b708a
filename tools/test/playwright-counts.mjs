import { writeCounts } from './counts.mjs';

/** @import { FullResult, Reporter, TestCase, TestResult } from '@playwright/test/reporter' */

/**
 * Stores the results of a run of Playwright, for `npm test`.
 *
 * @implements {Reporter}
 */
export default class PlaywrightCounts {
  passed = 0;
  failed = 0;
  skipped = 0;
  /** Seconds by file. @type {Map<string, number>} */
  files = new Map();

  /** Failures outside of tests, such as a desk that does not start. */
  onError() {
    this.failed += 1;
  }

  /** @param {TestCase} test @param {TestResult} result */
  onTestEnd({ expectedStatus, location: { file } }, { status, duration }) {
    if (status === 'skipped') this.skipped += 1;
    else if (status === expectedStatus) this.passed += 1;
    else this.failed += 1;
    this.files.set(file, (this.files.get(file) ?? 0) + duration / 1000);
  }

  /** @param {FullResult} result */
  onEnd({ status }) {
    const { passed, skipped } = this;
    const failed = status !== 'passed' && this.failed === 0 ? 1 : this.failed;
    const files = [...this.files].map(([file, seconds]) => ({ file, seconds }));
    writeCounts('agent-console-e2e', { passed, failed, skipped, files });
  }
}
