import { join } from 'node:path';
import js from '@eslint/js';
import nx from '@nx/eslint-plugin';
import prettier from 'eslint-config-prettier';
import tseslint from 'typescript-eslint';
import { askTheKind } from './tools/lint/ask-the-kind.mjs';
import { fewParameters } from './tools/lint/few-parameters.mjs';
import { noFolderCircles } from './tools/lint/no-folder-circles.mjs';
import { unitInName } from './tools/lint/unit-in-name.mjs';

/** Where folders import each other in one direction only. */
const roots = [
  'apps/agent-console/src/app',
  'apps/api/simulation',
  'apps/api/src',
  'libs/call-flow/src/lib',
  'libs/twilio-simulator/src/lib',
];

/** Which project may import which. A project without a matching rule may import nothing. */
const borders = [
  {
    sourceTag: 'scope:api',
    onlyDependOnLibsWithTags: ['scope:shared', 'scope:api'],
  },
  {
    sourceTag: 'scope:console',
    onlyDependOnLibsWithTags: ['type:contract'],
  },
  {
    // A simulator that shares the product's rules proves nothing.
    sourceTag: 'scope:simulator',
    onlyDependOnLibsWithTags: ['scope:simulator'],
  },
  {
    // The end-to-end tests are the one place where the product and the simulator meet.
    sourceTag: 'scope:e2e',
    onlyDependOnLibsWithTags: ['type:contract', 'type:domain', 'scope:simulator'],
  },
  { sourceTag: 'type:domain', onlyDependOnLibsWithTags: [], bannedExternalImports: ['*'] },
  {
    sourceTag: 'type:contract',
    onlyDependOnLibsWithTags: [],
    // fast-check draws what the specs read.
    allowedExternalImports: [
      'zod',
      'tslib',
      'libphonenumber-js',
      'libphonenumber-js/*',
      'fast-check',
    ],
  },
  { sourceTag: 'type:util', onlyDependOnLibsWithTags: [] },
  { sourceTag: 'type:tool', onlyDependOnLibsWithTags: ['scope:simulator'] },
];

export default tseslint.config(
  { ignores: ['**/dist', '**/tmp', '**/node_modules', '**/.angular', '**/coverage'] },
  js.configs.recommended,
  {
    plugins: {
      baton: {
        rules: {
          'ask-the-kind': askTheKind,
          'few-parameters': fewParameters,
          'no-folder-circles': noFolderCircles,
          'unit-in-name': unitInName,
        },
      },
    },
    rules: {
      'baton/ask-the-kind': 'error',
      'baton/few-parameters': ['error', { most: 4, mostInjected: 5 }],
      'baton/unit-in-name': 'error',
      'max-lines-per-function': ['error', { max: 70, skipBlankLines: true, skipComments: true }],
    },
  },
  {
    // Where text is read into a party, and what people type, which is no party yet.
    files: ['**/lib/party.ts', '**/lib/read-phone-number.ts'],
    rules: { 'baton/ask-the-kind': 'off' },
  },
  {
    // A test file is one long function by nature, and a row of its table has as many members as the
    // table has columns.
    files: ['**/*.{spec,proof}.{ts,mjs}'],
    rules: { 'baton/few-parameters': 'off', 'max-lines-per-function': 'off' },
  },
  {
    // A migration is never edited after it is merged.
    files: ['**/migrations/*.ts'],
    rules: { 'max-lines-per-function': 'off' },
  },
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    plugins: { '@nx': nx },
    rules: {
      'baton/no-folder-circles': [
        'error',
        { roots: roots.map((root) => join(import.meta.dirname, root)) },
      ],
      '@nx/enforce-module-boundaries': [
        'error',
        { enforceBuildableLibDependency: true, allow: [], depConstraints: borders },
      ],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-extraneous-class': ['error', { allowWithDecorator: true }],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      'no-console': 'error',
      'max-lines': ['error', { max: 400, skipBlankLines: true, skipComments: true }],
    },
  },
  {
    // The seeded simulation lets the product meet the simulator's carrier in one process.
    files: ['**/simulation/**/*.ts'],
    rules: {
      '@nx/enforce-module-boundaries': [
        'error',
        {
          allow: [],
          depConstraints: [
            {
              sourceTag: 'scope:api',
              onlyDependOnLibsWithTags: ['scope:shared', 'scope:api', 'scope:simulator'],
            },
          ],
        },
      ],
    },
  },
  {
    // The store's ports promise promises, and memory has nothing to wait for.
    files: ['**/simulation/store/**/*.ts'],
    rules: { '@typescript-eslint/require-await': 'off' },
  },
  {
    files: ['**/*.{mjs,cjs,js}'],
    languageOptions: {
      globals: {
        process: 'readonly',
        console: 'readonly',
        module: 'writable',
        require: 'readonly',
        __dirname: 'readonly',
        URL: 'readonly',
        fetch: 'readonly',
        setTimeout: 'readonly',
        clearTimeout: 'readonly',
        setInterval: 'readonly',
        clearInterval: 'readonly',
        performance: 'readonly',
        AbortController: 'readonly',
        AbortSignal: 'readonly',
        Buffer: 'readonly',
        URLSearchParams: 'readonly',
      },
    },
  },
  {
    files: ['**/*.spec.mjs'],
    languageOptions: {
      globals: { afterAll: 'readonly', describe: 'readonly', expect: 'readonly', it: 'readonly' },
    },
  },
  prettier,
);
