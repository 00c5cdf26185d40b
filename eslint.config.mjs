import jsdoc from 'eslint-plugin-jsdoc';
import ts from 'typescript-eslint';

const SOURCE = ['{gateway,subgraphs,shared,migrations}/**/*.{ts,tsx}'];

export default ts.config(
  {
    ignores: [
      'dist',
      'node_modules',
      '.rivergate',
      'gateway/web/generated',
      '**/*.cjs',
      '**/*.mjs',
      '**/*.mts',
    ],
  },
  ...ts.configs.strict,
  {
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': 'error',
      '@typescript-eslint/no-extraneous-class': 'off',
      '@typescript-eslint/no-invalid-void-type': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
    },
  },
  {
    files: SOURCE,
    plugins: { jsdoc },
    rules: {
      'max-lines': ['error', { max: 200, skipBlankLines: true, skipComments: true }],
      'max-lines-per-function': ['error', { max: 40, skipBlankLines: true, skipComments: true }],
      'max-params': ['error', 3],
      complexity: ['error', 12],
      'no-console': 'error',
      'no-restricted-syntax': [
        'error',
        { selector: 'ExportDefaultDeclaration', message: 'Named exports only.' },
        {
          selector: "Decorator > CallExpression[callee.name='Field'][arguments.length=0]",
          message: 'Write the type thunk: @Field(() => String).',
        },
        {
          selector: "MemberExpression[object.name='process'][property.name='env']",
          message: 'Read settings from shared/config.',
        },
        {
          selector: "ThrowStatement > NewExpression[callee.name='Error']",
          message:
            "Throw a RiverGateError (a fault with a code) or a TypeError (a developer's mistake).",
        },
      ],
      'jsdoc/require-jsdoc': [
        'error',
        {
          publicOnly: true,
          require: {
            FunctionDeclaration: true,
            ClassDeclaration: true,
            ArrowFunctionExpression: true,
          },
        },
      ],
    },
  },
  // Of a component most lines are what it shows.
  {
    files: ['gateway/web/**/*.tsx'],
    rules: {
      'max-lines-per-function': ['error', { max: 90, skipBlankLines: true, skipComments: true }],
    },
  },
  // The pages stand alone: they know no RiverGateError.
  {
    files: ['gateway/web/**/*.{ts,tsx}'],
    rules: { 'jsdoc/require-jsdoc': ['error', { publicOnly: true }] },
  },
  // A statement is a value (shared/data/statement.ts): a text of which nobody knows the rows is deprecated.
  {
    files: ['{gateway,subgraphs,shared}/**/*.{ts,tsx}'],
    ignores: [
      'gateway/web/**', // Knows no statements.
      'shared/data/database.ts', // Declares what is deprecated.
    ],
    rules: { '@typescript-eslint/no-deprecated': 'error' },
  },
  { files: ['shared/config/environment.ts'], rules: { 'no-restricted-syntax': 'off' } },
  // One type per department is made inside a function: its fields are a table, not code.
  {
    files: ['shared/monitoring/stations/entity-types.ts'],
    rules: { 'max-lines-per-function': 'off' },
  },
  { files: ['shared/domain/**/*.ts'], rules: { 'max-lines': 'off' } },
  // A table of codes, five lines each.
  { files: ['shared/errors/catalogue.ts'], rules: { 'max-lines': 'off' } },
  {
    files: ['subgraphs/**/*.{type,record}.ts', 'subgraphs/**/*.resolver.ts', 'migrations/**/*.ts'],
    rules: { 'jsdoc/require-jsdoc': 'off' },
  },
);
