import angular from 'angular-eslint';
import tseslint from 'typescript-eslint';
import workspace from '../../eslint.config.mjs';

export default tseslint.config(
  ...workspace,
  {
    files: ['**/*.ts'],
    extends: [angular.configs.tsRecommended],
    processor: angular.processInlineTemplates,
    rules: {
      // Angular's own way: `dialog.open(…, { … })` takes a literal where its type is a class.
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
      '@angular-eslint/component-selector': [
        'error',
        { type: 'element', prefix: 'baton', style: 'kebab-case' },
      ],
      '@angular-eslint/directive-selector': [
        'error',
        { type: 'attribute', prefix: 'baton', style: 'camelCase' },
      ],
    },
  },
  {
    files: ['**/*.html'],
    extends: [angular.configs.templateRecommended, angular.configs.templateAccessibility],
    rules: {
      '@angular-eslint/template/prefer-control-flow': 'error',
      '@angular-eslint/template/button-has-type': 'error',
      '@angular-eslint/template/no-positive-tabindex': 'error',
    },
  },
  {
    // A browser that blocks site data throws where they are touched.
    files: ['src/app/**/*.ts'],
    ignores: ['**/*.spec.ts', '**/page-storage.ts'],
    rules: {
      'no-restricted-globals': [
        'error',
        ...['sessionStorage', 'localStorage'].map((name) => ({
          name,
          message: 'Use tabStorage or browserStorage of storage/page-storage.ts.',
        })),
      ],
    },
  },
  {
    files: ['**/heartbeat-timer.js'],
    languageOptions: { globals: { self: 'readonly', setInterval: 'readonly' } },
  },
);
