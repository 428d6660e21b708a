module.exports = {
  displayName: 'api',
  preset: '../../jest.preset.cjs',
  testEnvironment: 'node',
  // One PostgreSQL for the run; each spec file makes a database of its own in it.
  globalSetup: '<rootDir>/../../tools/test-database/global-setup.mjs',
  globalTeardown: '<rootDir>/../../tools/test-database/global-teardown.mjs',
  transform: { '^.+\\.ts$': ['ts-jest', { tsconfig: '<rootDir>/tsconfig.json' }] },
  testTimeout: 20_000,
};
