module.exports = {
  displayName: 'api-e2e',
  preset: '../../jest.preset.cjs',
  testEnvironment: 'node',
  transform: { '^.+\\.ts$': ['ts-jest', { tsconfig: '<rootDir>/tsconfig.json' }] },
  // A scenario waits far more than it computes.
  maxWorkers: 3,
  // These have a configuration of their own.
  testPathIgnorePatterns: ['/node_modules/', '\\.timed\\.spec\\.ts$'],
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
