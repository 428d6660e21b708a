import { describeFailure, writeCounts } from './counts.mjs';

/** @import { AggregatedResult, Reporter, TestContext } from '@jest/reporters' */

/**
 * Stores the results of a run of Jest, for `npm test`.
 *
 * @implements {Pick<Reporter, 'onRunComplete'>}
 */
export default class JestCounts {
  /** @param {Set<TestContext>} contexts @param {AggregatedResult} result */
  onRunComplete(contexts, result) {
    const [context] = contexts;
    const name = context?.config.displayName?.name;
    if (!name) return;
    writeCounts(name.replaceAll(' ', '-'), {
      passed: result.numPassedTests,
      // A file that cannot even be loaded has no tests, and yet is a failure.
      failed: result.numFailedTests + result.numRuntimeErrorTestSuites,
      skipped: result.numPendingTests + result.numTodoTests,
      files: result.testResults.map(({ testFilePath, perfStats: { start, end } }) => ({
        file: testFilePath,
        seconds: (end - start) / 1000,
      })),
      failures: result.testResults.flatMap(({ testResults, testExecError, testFilePath }) => [
        ...(testExecError ? [describeFailure(testFilePath, testExecError.message)] : []),
        ...testResults
          .filter(({ status }) => status === 'failed')
          .map(({ fullName, failureMessages }) => describeFailure(fullName, failureMessages[0])),
      ]),
    });
  }
}
