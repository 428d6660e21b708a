import workspace from '../../eslint.config.mjs';

/** What the ports are in production, and what starts and tests the desk. */
const aroundTheShell = [
  'src/adapters/**',
  'src/replay-call.ts',
  'src/testing/**',
  'src/**/*.spec.ts',
];

const askTheClock = { message: 'Ask the Clock.' };

/** What the shell asks its ports for. */
const ports = [
  { name: 'typeorm', message: 'Ask the Store.' },
  { name: 'node:timers/promises', ...askTheClock },
  { name: 'node:crypto', importNames: ['randomUUID'], message: 'Ask the Ids.' },
];

export default [
  ...workspace,
  {
    // The shell runs on any store and under any clock:
    // docs/decisions/0012-the-shell-stands-on-ports.md
    files: ['src/**/*.ts'],
    ignores: aroundTheShell,
    rules: {
      'no-restricted-imports': ['error', ...ports],
      'no-restricted-syntax': [
        'error',
        { selector: 'NewExpression[callee.name="Date"][arguments.length=0]', ...askTheClock },
        { selector: 'CallExpression[callee.object.name="Date"]', ...askTheClock },
        { selector: 'CallExpression[callee.object.name="performance"]', ...askTheClock },
      ],
    },
  },
  {
    // What decides and remembers knows neither who asks nor what keeps its rows.
    files: ['src/desk/**/*.ts'],
    ignores: ['src/**/*.spec.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          paths: [...ports],
          patterns: [
            { group: ['**/edges/**', '**/adapters/**'], message: 'The desk stands on its ports.' },
          ],
        },
      ],
    },
  },
  {
    files: ['src/adapters/**/*.ts'],
    ignores: ['src/**/*.spec.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        { patterns: [{ group: ['**/edges/**'], message: 'Adapters know the desk only.' }] },
      ],
    },
  },
];
