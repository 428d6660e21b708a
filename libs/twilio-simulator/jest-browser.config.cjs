const unitTests = require('./jest.config.cjs');

/** Tests in a real browser: slow, so they are a target of their own. */
module.exports = {
  ...unitTests,
  displayName: 'twilio-simulator in a browser',
  testMatch: ['**/*.browser.spec.ts'],
  testPathIgnorePatterns: ['/node_modules/'],
  globalSetup: '<rootDir>/jest-browser.setup.mjs',
  testTimeout: 60_000,
  maxWorkers: 1,
};
