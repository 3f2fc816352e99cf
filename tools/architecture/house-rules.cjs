// The rules of the house that a line of code can break by itself. Each has a fixture that breaks it
// (fixtures/), which house-rules.unit.spec.ts sees refused.
const TESTS = ['**/*.spec.ts', 'libs/testing/**', '**/test/**'];

const processEnvironment = {
  selector: "MemberExpression[object.name='process'][property.name='env']",
  message: 'process.env is read only by environment.ts and the entry points (main.ts, migrate.ts): take a parsed environment instead.',
};

const tableOutsideSchemas = [
  {
    selector: "CallExpression[callee.name='pgTable'], CallExpression[callee.name='pgSchema']",
    message: "Tables are declared only under a service's infrastructure/database/schemas.",
  },
  {
    selector: "CallExpression[callee.property.name='table'][callee.object.name=/Schema$/]",
    message: "Tables are declared only under a service's infrastructure/database/schemas.",
  },
];

const distributedTransactions = {
  selector: 'TemplateElement[value.raw=/PREPARE TRANSACTION/i], Literal[value=/PREPARE TRANSACTION/i]',
  message: 'No distributed transactions: a service is the boundary of a transaction, events do the rest.',
};

exports.houseRules = [
  {
    // No value is taken for one of another type: not even null for undefined.
    files: ['**/*.ts'],
    rules: { eqeqeq: 'error' },
  },
  {
    files: ['apps/**/*.ts', 'libs/**/*.ts'],
    // Embedded Postgres and the journeys start programs, which inherit the environment as it is.
    ignores: [...TESTS, 'libs/embedded-postgres/**', 'apps/journeys-e2e/**', '**/environment.ts', '**/main.ts', '**/migrate.ts', 'apps/*/src/infrastructure/database/schemas/**'],
    rules: { 'no-restricted-syntax': ['error', processEnvironment, ...tableOutsideSchemas, distributedTransactions] },
  },
  {
    files: ['apps/*/src/**/environment.ts', 'apps/*/src/main.ts', 'apps/*/src/migrate.ts'],
    rules: { 'no-restricted-syntax': ['error', ...tableOutsideSchemas, distributedTransactions] },
  },
  {
    files: ['apps/*/src/infrastructure/database/schemas/**/*.ts'],
    rules: { 'no-restricted-syntax': ['error', processEnvironment, distributedTransactions] },
  },
];
