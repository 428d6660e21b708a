module.exports = {
  displayName: 'twilio-simulator',
  preset: '../../jest.preset.cjs',
  testEnvironment: 'node',
  // Slow, and a target of their own: test-browser.
  testPathIgnorePatterns: ['/node_modules/', '\\.browser\\.spec\\.ts$'],
  transform: { '^.+\\.ts$': ['ts-jest', { tsconfig: '<rootDir>/tsconfig.json' }] },
};
