module.exports = {
  displayName: 'api-e2e',
  preset: '../../jest.preset.cjs',
  testEnvironment: 'node',
  transform: { '^.+\\.ts$': ['ts-jest', { tsconfig: '<rootDir>/tsconfig.json' }] },
  globalSetup: '../../tools/test-database/global-setup.mjs',
  globalTeardown: '../../tools/test-database/global-teardown.mjs',
};
