/**
 * One jest configuration for the whole house. A suite's suffix says what it needs:
 *   .unit.spec.ts   nothing but the code
 *   .int.spec.ts    a real Postgres (one embedded server per run, one database per suite)
 *   .kafka.spec.ts  also a real Kafka broker
 *   .e2e.spec.ts    whole topologies, started as their users start them
 */
const swc = require('node:fs').readFileSync(`${__dirname}/.swcrc`, 'utf8');
// The build leaves tests out; here they are what is compiled.
const { exclude, ...swcOptions } = { ...JSON.parse(swc), swcrc: false };

const shared = {
  rootDir: __dirname,
  testEnvironment: 'node',
  // Libraries resolve to their sources, so that a test never runs against a stale build.
  testEnvironmentOptions: { customExportConditions: ['@edtech/source', 'node', 'require', 'default'] },
  transform: { '^.+\\.[cm]?[jt]s$': ['@swc/jest', swcOptions] },
  // Nest 12 and a few others ship only ES modules: these are transformed too.
  transformIgnorePatterns: [
    '/node_modules/(?!(@nestjs|@as-integrations|cookie|jose|uuid|cloudevents|temporal-polyfill|temporal-utils|nodemailer|openid-client|oauth4webapi)/)',
  ],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  modulePathIgnorePatterns: ['/dist/'],
};

const project = (name, more = {}) => ({
  ...shared,
  displayName: name,
  testMatch: [`**/*.${name}.spec.ts`],
  ...more,
});

module.exports = {
  maxWorkers: 2,
  // Real servers on a busy machine: a guarantee that does not come about fails by its own words, not by the clock.
  testTimeout: 30_000,
  projects: [
    project('unit'),
    project('int', { globalSetup: './libs/testing/jest/postgres.setup.js', globalTeardown: './libs/testing/jest/postgres.teardown.js' }),
    project('kafka', { globalSetup: './libs/testing/jest/kafka.setup.js', globalTeardown: './libs/testing/jest/kafka.teardown.js' }),
    project('e2e'),
  ],
};
