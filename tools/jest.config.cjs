module.exports = {
  displayName: 'tools',
  reporters: ['default', '<rootDir>/test/jest-counts.mjs'],
  testEnvironment: 'node',
  testMatch: ['<rootDir>/**/*.spec.mjs'],
  // The tools are modules as Node runs them.
  transform: {},
};
