module.exports = {
  displayName: 'agent-console',
  preset: 'jest-preset-angular',
  maxWorkers: '100%',
  reporters: ['default', '<rootDir>/../../tools/test/jest-counts.mjs'],
  testEnvironment: 'jsdom',
  setupFilesAfterEnv: ['<rootDir>/jest.setup.ts'],
  transform: {
    '^.+\\.(ts|mjs|js|html)$': [
      'jest-preset-angular',
      { tsconfig: '<rootDir>/tsconfig.spec.json', stringifyContentPathRegex: '\\.html$' },
    ],
  },
  moduleNameMapper: {
    '^@baton/shared-types$': '<rootDir>/../../libs/shared-types/src/index.ts',
    '^@baton/shared-types/phone-number$': '<rootDir>/../../libs/shared-types/src/phone-number.ts',
  },
};
