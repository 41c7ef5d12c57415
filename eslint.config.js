import js from '@eslint/js';
import { defineConfig } from 'eslint/config';
import regexp from 'eslint-plugin-regexp';
import tseslint from 'typescript-eslint';

/** The way of the data: a folder of src/ imports only from those before it. The leaves in src/ itself serve all. */
const PIPELINE = [
  'corpus',
  'passages',
  'vocabulary',
  'models',
  'embeddings',
  'vector-index',
  'reading',
  'retrieval',
  'conversation',
  'answer',
  'suggestions',
  'quotes',
  'claims',
  'linting',
  'assembly',
  'contract',
  'requests',
  'server',
  'langchain',
  'mcp',
  'evaluation',
  'cli',
];

const onlyDownstream = PIPELINE.map((folder, place) => ({
  files: [`src/${folder}/**/*.ts`],
  rules: {
    'no-restricted-imports': [
      'error',
      {
        patterns: PIPELINE.slice(place + 1).map((later) => ({
          group: [`**/${later}/**`],
          message: `Data flows one way: src/${folder} stands before src/${later}.`,
        })),
      },
    ],
  },
}));

/** What runs in browsers holds nothing of the server: it imports its own folder and the leaves of src/. */
const inBrowsers = {
  files: ['src/widget/**/*.ts', 'src/page/**/*.ts'],
  rules: {
    'no-restricted-imports': [
      'error',
      {
        patterns: PIPELINE.map((folder) => ({
          group: [`**/${folder}/**`],
          message: `What runs in browsers imports only its own folder and the leaves of src/, not src/${folder}.`,
        })),
      },
    ],
  },
};

export default defineConfig(
  {
    ignores: ['dist/', 'index/', 'models/', 'scripts/train/', 'src/widget/api-types.ts', 'test/widget/customer-page/'],
  },
  js.configs.recommended,
  tseslint.configs.strictTypeChecked,
  tseslint.configs.stylisticTypeChecked,
  {
    languageOptions: { parserOptions: { project: ['./tsconfig.check.json'] } },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      '@typescript-eslint/explicit-module-boundary-types': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      'max-lines': ['error', { max: 250, skipBlankLines: true, skipComments: true }],
      'max-lines-per-function': ['error', { max: 50, skipBlankLines: true, skipComments: true }],
      'no-console': 'error',
    },
  },
  {
    // Time grows no worse than with the text: test/growth.test.ts measures what these can't see.
    files: ['**/*.ts'],
    plugins: { regexp },
    rules: {
      'regexp/no-super-linear-backtracking': ['error', { report: 'potential' }],
      'regexp/no-super-linear-move': ['error', { report: 'potential', ignorePartial: false }],
    },
  },
  { files: ['bin/**', 'src/cli/**', 'scripts/**', 'examples/**'], rules: { 'no-console': 'off' } },
  { files: ['test/**'], rules: { 'max-lines-per-function': 'off' } },
  {
    files: ['src/!(cli)/**', 'src/*.ts'],
    rules: {
      'no-restricted-properties': [
        'error',
        { object: 'process', property: 'env', message: 'Only the command line reads the environment.' },
      ],
    },
  },
  ...onlyDownstream,
  inBrowsers,
);
