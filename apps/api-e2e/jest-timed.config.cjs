const scenarios = require('./jest-e2e.config.cjs');

/** The scenarios that hold a silence against its limit: each has the machine for itself. */
module.exports = {
  ...scenarios,
  displayName: 'api-e2e-timed',
  maxWorkers: 1,
  testMatch: ['**/*.timed.spec.ts'],
  testPathIgnorePatterns: ['/node_modules/'],
};
