import workspace from '../../eslint.config.mjs';

export default [
  ...workspace,
  {
    // Where a state decides who is with the customer, `default` would decide it for states that do
    // not exist yet.
    files: ['src/lib/**/*.ts'],
    rules: {
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: false },
      ],
    },
  },
];
