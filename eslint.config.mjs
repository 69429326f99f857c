import js from '@eslint/js';
import ts from 'typescript-eslint';

/** Of a room only these names; its types are anybody's. */
const only = (name, allowImportNames) => ({ name, allowImportNames, allowTypeImports: true });

/**
 * What can be seen without types; what needs them (a promise without a listener, an `any` that leaks) is
 * .oxlintrc.json's, and so are the rules of React.
 */
export default ts.config(
  { ignores: ['dist/', 'node_modules/', 'test/bench/node_modules/', 'data/', 'apps/dashboard/generated/'] },
  js.configs.recommended,
  {
    files: ['**/*.ts', '**/*.tsx'],
    extends: [...ts.configs.recommended],
    languageOptions: { parserOptions: { emitDecoratorMetadata: true, experimentalDecorators: true } },
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/consistent-type-imports': ['error', { disallowTypeAnnotations: false }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
    },
  },
  {
    files: ['libs/programme/**/*.ts', 'libs/indicators/**/*.ts'],
    ignores: ['**/*.spec.ts'],
    rules: {
      'no-restricted-globals': ['error', 'process', 'Buffer', 'setTimeout', 'crypto', 'fetch'],
      'no-restricted-syntax': [
        'error',
        {
          selector: "NewExpression[callee.name='Date'][arguments.length=0]",
          message: 'time arrives with the command',
        },
        {
          selector: "MemberExpression[object.name='Date'][property.name='now']",
          message: 'time arrives with the command',
        },
        {
          selector: "MemberExpression[object.name='Math'][property.name='random']",
          message: 'no randomness in pure rooms',
        },
      ],
    },
  },
  // The formatter does not wrap comments.
  {
    files: ['**/*.{ts,tsx,mjs,cjs}'],
    rules: { 'max-len': ['error', { code: 9_999, comments: 118, ignoreUrls: true }] },
  },
  // One word for a test.
  {
    files: ['**/*.{ts,tsx}'],
    rules: {
      'no-restricted-imports': [
        'error',
        { paths: [{ name: '@jest/globals', importNames: ['test'], message: 'say it(…)' }] },
      ],
    },
  },
  // A function is read in one go; a page of the dashboard is mostly what it looks like, and may be longer.
  { files: ['**/*.{ts,tsx,mjs}'], rules: { 'max-lines-per-function': ['error', { max: 60 }] } },
  { files: ['apps/dashboard/**/*.{ts,tsx}'], rules: { 'max-lines-per-function': ['error', { max: 90 }] } },
  {
    // What makes an outsider's answer has what it is handed, and nothing to compute an exact figure with. The gates
    // ask who asks.
    files: ['apps/api/features/{report-files,editions,comparison,open-data}/**/*.ts'],
    ignores: [
      '**/*.spec.ts',
      'apps/api/features/editions/{get-report,publish-edition,recompute-edition,protect-ahead,held-back}.ts',
      'apps/api/features/comparison/{get-comparison,get-history}.ts',
    ],
    rules: {
      '@typescript-eslint/no-restricted-imports': [
        'error',
        {
          paths: [
            only('#libs/read-model', ['ReadModel', 'QueryError']),
            only('#libs/indicators', [
              ...[
                'amountLabel',
                'EffectiveEntries',
                'resolvePins',
                'breakBetween',
                'versionsOf',
                'findKpi',
                'scopesGone',
              ],
              ...['CAUSES', 'STEPS_BY', 'treatmentOf', 'datesOf', 'parsePeriod', 'inUnits'],
              ...['OBSTACLE_REGISTER', 'EXPERIMENT_ROOM_REGISTER'],
            ]),
          ],
        },
      ],
    },
  },
  {
    // Days and periods are the same in the browser, and nothing else comes along with them.
    files: ['apps/dashboard/url/*.ts'],
    rules: {
      '@typescript-eslint/no-restricted-imports': [
        'error',
        {
          paths: [
            only('#libs/programme', ['amsterdamDate', 'amsterdamDayEnd', 'dateOf', 'dayOf', 'periodDays']),
          ],
        },
      ],
    },
  },
  {
    files: ['**/*.spec.ts', 'test/**/*.{ts,mjs}'],
    // The length of a chapter of tests says nothing of that of a test.
    rules: { '@typescript-eslint/no-non-null-assertion': 'off', 'max-lines-per-function': 'off' },
  },
  {
    files: ['**/*.mjs', '**/*.cjs'],
    languageOptions: {
      globals: {
        process: 'readonly',
        console: 'readonly',
        URL: 'readonly',
        fetch: 'readonly',
        setTimeout: 'readonly',
        performance: 'readonly',
        Buffer: 'readonly',
        module: 'writable',
        setInterval: 'readonly',
        clearInterval: 'readonly',
        clearTimeout: 'readonly',
        AbortSignal: 'readonly',
      },
    },
  },
);
