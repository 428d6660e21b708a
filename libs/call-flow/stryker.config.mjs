import { fileURLToPath } from 'node:url';

/**
 * Changes the call machine in a thousand small ways and looks whether a spec notices: `npm run
 * mutants`. `WITHOUT` names specs to leave out: what notices nearly everything by itself hides what
 * the others miss.
 *
 * @type {import('@stryker-mutator/api/core').PartialStrykerOptions}
 */
export default {
  testRunner: 'jest',
  jest: {
    configFile: 'libs/call-flow/jest.config.cjs',
    config: {
      testMatch: ['<rootDir>/mutants/every-spec.ts', '<rootDir>/src/lib/matrix.spec.ts'],
      testEnvironment: fileURLToPath(
        new URL('mutants/first-failure-is-enough.cjs', import.meta.url),
      ),
      testPathIgnorePatterns: [process.env.WITHOUT ?? 'nothing'],
    },
    enableFindRelatedTests: false,
  },
  mutate: ['libs/call-flow/src/lib/**/*.ts', '!**/*.spec.ts'],
  // Only what the specs need is copied to where the mutants live.
  ignorePatterns: [
    '**',
    '!libs/call-flow/**',
    '!package.json',
    '!jest.preset.cjs',
    '!tsconfig.base.json',
  ],
  tempDirName: 'tmp/stryker',
  coverageAnalysis: 'perTest',
  concurrency: 2,
  checkers: [],
  disableTypeChecks: true,
  allowConsoleColors: false,
  // Nothing here can loop for long; on a busy machine everything else can take long.
  timeoutMS: 60_000,
  // A mutant that a spec has noticed before is not shown to it again.
  incremental: true,
  incrementalFile: 'tmp/mutants/noticed.json',
  warnings: { slow: false },
  reporters: ['json', 'clear-text', 'progress-append-only'],
  jsonReporter: { fileName: process.env.REPORT ?? 'tmp/mutants/report.json' },
  clearTextReporter: { allowColor: false, logTests: false, reportTests: false },
  thresholds: { high: 100, low: 95, break: null },
};
