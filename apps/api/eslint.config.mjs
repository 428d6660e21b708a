import workspace from '../../eslint.config.mjs';

/** The tables' own rooms, what stands around the shell, and the tests. */
const besideTheShell = [
  'src/database/**',
  'src/**/*.entity.ts',
  'src/flight-recorder/replay-call.ts',
  'src/live/live.adapter.ts',
  'src/jobs/job-runner.ts',
  'src/store/random-ids.ts',
  'src/testing/**',
  'src/**/*.spec.ts',
];

const askTheClock = { message: 'Ask the Clock.' };

export default [
  ...workspace,
  {
    // The shell runs on any store and under any clock: docs/decisions/0012-the-shell-stands-on-ports.md
    files: ['src/**/*.ts'],
    ignores: besideTheShell,
    rules: {
      'no-restricted-imports': [
        'error',
        { name: 'typeorm', message: 'Ask the Store.' },
        { name: 'node:timers/promises', ...askTheClock },
        { name: 'node:crypto', importNames: ['randomUUID'], message: 'Ask the Ids.' },
      ],
      'no-restricted-syntax': [
        'error',
        { selector: 'NewExpression[callee.name="Date"][arguments.length=0]', ...askTheClock },
        { selector: 'CallExpression[callee.object.name="Date"]', ...askTheClock },
        { selector: 'CallExpression[callee.object.name="performance"]', ...askTheClock },
      ],
    },
  },
];
