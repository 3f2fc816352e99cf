// Only the boundaries between projects, for judging planted code that stands in no file.
import nx from '@nx/eslint-plugin';
import tseslint from 'typescript-eslint';
import boundaries from './module-boundaries.cjs';

export default [
  {
    files: ['**/*.ts'],
    plugins: { '@nx': nx },
    languageOptions: { parser: tseslint.parser },
    rules: { '@nx/enforce-module-boundaries': ['error', { ...boundaries, allow: [], enforceBuildableLibDependency: false }] },
  },
];
