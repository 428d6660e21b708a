module.exports = {
  displayName: 'tools',
  testEnvironment: 'node',
  testMatch: ['<rootDir>/**/*.spec.mjs'],
  // The tools are modules as Node runs them.
  transform: {},
};
