module.exports = {
  displayName: 'api-e2e',
  preset: '../../jest.preset.cjs',
  testEnvironment: 'node',
  transform: { '^.+\\.ts$': ['ts-jest', { tsconfig: '<rootDir>/tsconfig.json' }] },
  // Scenarios measure silences: two at a time on two cores, one of 2.07 s was heard where 2 s are promised.
  maxWorkers: 1,
  // Longer than any single wait, whose own error says what was missing, and than a busy machine
  // takes to start two processes.
  testTimeout: 60_000,
  // The database that swallows everything leaves requests behind on connections that are reset, for
  // which Node waits for ever, and at full speed, when it ends by itself
  // (node::Environment::CleanupHandles).
  forceExit: true,
  globalSetup: '../../tools/test-database/global-setup.mjs',
  globalTeardown: '../../tools/test-database/global-teardown.mjs',
};
