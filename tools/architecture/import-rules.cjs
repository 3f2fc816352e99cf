// Rules on imports between files, for dependency-cruiser. Each has a fixture that breaks it, which
// import-rules.unit.spec.ts sees refused. `root` lets the fixtures be judged as if they were the house.

const { PURE_RULES } = require('./pure-rules.cjs');

function importRules(root = '', pureRules = PURE_RULES) {
  const services = `^${root}apps/[^/]+-service/src`;
  const pure = `${services}/(${pureRules.join('|')})\\.ts$`;
  return [
    { name: 'no-circle', severity: 'error', comment: 'A circle of imports has no reading order.', from: {}, to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } } },
    {
      name: 'service-alone',
      severity: 'error',
      comment: 'A service never imports a service: events and ids are all they share.',
      from: { path: `^${root}apps/([^/]+-service)/` },
      to: { path: `^${root}apps/[^/]+/`, pathNot: `^${root}apps/$1/` },
    },
    {
      name: 'libs-know-no-app',
      severity: 'error',
      comment: 'Libraries serve the apps and know none of them.',
      from: { path: `^${root}libs/` },
      to: { path: `^${root}(apps|tools)/`, pathNot: `^${root}tools/kafka/` },
    },
    {
      name: 'contracts-stand-alone',
      severity: 'error',
      comment: 'Strangers install the contracts: they drag nothing of ours along.',
      from: { path: `^${root}libs/contracts/` },
      to: { path: `^${root}(libs|apps|tools)/`, pathNot: `^${root}libs/contracts/` },
    },
    {
      name: 'pure-rules',
      severity: 'error',
      comment: 'Rules decide; they import only rules, errors, contracts and plain data types.',
      from: { path: pure },
      to: { pathNot: [pure, '\\.errors\\.ts$', `^${root}libs/(errors|contracts)/`, 'node_modules/(temporal-polyfill|zod)/'] },
    },
    {
      name: 'resolvers-take-no-repository',
      severity: 'error',
      comment: 'A resolver authorises, maps and makes one call: to a use case or a query.',
      from: { path: `${services}/.+\\.resolver\\.ts$` },
      to: { path: `${services}/infrastructure/database/` },
    },
    {
      name: 'tables-stay-inside',
      severity: 'error',
      comment: 'Only repositories, queries and infrastructure see tables.',
      from: { path: services, pathNot: [`${services}/infrastructure/`, '\\.query\\.ts$', `${services}/(app|app\\.module)\\.ts$`] },
      to: { path: `${services}/infrastructure/database/schemas/` },
    },
    {
      name: 'parts-are-for-tools',
      severity: 'error',
      comment: 'Services use messaging as a whole; only the tools that measure or break it take it apart.',
      from: { path: `^${root}`, pathNot: `^${root}(tools|libs/messaging)/` },
      to: { path: `^${root}libs/messaging/src/parts\\.ts$` },
    },
    {
      name: 'gateway-loads-no-service',
      severity: 'error',
      comment: 'The gateway loads what it imports before it answers: of these libraries only what is apart for it (`service-host/http` and the like).',
      from: { path: `^${root}(apps/gateway|libs/(auth|observability))/src/`, pathNot: '\\.spec\\.ts$' },
      to: { path: [`^${root}libs/(service-host|service-client|graphql|messaging|drizzle)/src/index\\.ts$`, 'node_modules/@nestjs/(graphql|apollo|microservices)/'] },
    },
    ...[
      ['stripe', 'apps/payment-service/src/infrastructure/'],
      ['nodemailer', 'libs/mail/'],
      // Beside the transport: the helper that strangers get, and the tools that measure against the bare client or break it.
      ['kafkajs', '(libs/messaging/src/kafka|libs/contracts|tools/(bench|chaos|contracts|kafka))/'],
      // Beside the hasher: what it is measured against.
      ['@node-rs/argon2', '(apps/identity-service/src/(infrastructure|passwords)|tools/bench)/'],
    ].map(([vendor, home]) => ({
      name: `only-one-room-knows-${vendor.replace(/^.*\//, '')}`,
      severity: 'error',
      comment: `${vendor} is reached through its port: only ${home} imports it.`,
      from: { pathNot: `^${root}${home}` },
      to: { path: `node_modules/${vendor}/` },
    })),
  ];
}

module.exports = { importRules, forbidden: importRules() };
