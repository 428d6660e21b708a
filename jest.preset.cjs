const { join } = require('node:path');
const nxPreset = require('@nx/jest/preset').default;

module.exports = {
  ...nxPreset,
  // Jest leaves one core free unless told otherwise, which is half of a machine with two.
  maxWorkers: '100%',
  reporters: ['default', join(__dirname, 'tools', 'test', 'jest-counts.mjs')],
};
