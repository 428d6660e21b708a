module.exports = {
  displayName: 'api-e2e',
  preset: '../../jest.preset.cjs',
  testEnvironment: 'node',
  transform: { '^.+\\.ts$': ['ts-jest', { tsconfig: '<rootDir>/tsconfig.json' }] },
  // Longer than any single wait: the wait's own error says what was missing.
  testTimeout: 30_000,
  globalSetup: '../../tools/test-database/global-setup.mjs',
  globalTeardown: '../../tools/test-database/global-teardown.mjs',
};
