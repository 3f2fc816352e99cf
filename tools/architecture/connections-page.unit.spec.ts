import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readPage, root } from './claimed-tests.js';

const PAGE = readPage('docs/connections.md');
const sources = ['apps', 'libs'].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => /^[^/]+\/src\/.*\.ts$/.test(file) && !/\.spec\.ts$|^testing\/|^journeys-e2e\/|^embedded-postgres\//.test(file))
    .map((file) => ({ file: `${folder}/${file}`, text: readFileSync(join(root, folder, file), 'utf8') })),
);

/** Variables that name a place, with the service's own prefix taken for any. */
const ADDRESS = /((?:\$\{\w+\}|\b[A-Z][A-Z0-9]*)(?:_[A-Z0-9]+)*_(?:URLS?|HOST|ENDPOINT|BROKERS|ISSUER))\b/g;
const general = (variable: string): string =>
  variable
    .replace(/^(?:\$\{\w+\}|IDENTITY|LEARNING|PAYMENT|COMMUNICATION|AI|ANALYTICS)_(DB_HOST|SMTP_URL|SERVICE_URL)$/, '<SERVICE>_$1');

/** Names that no environment has, and places that others come from or are sent to by their browsers. */
const NOT_CONNECTED_TO = new Set(['HTTP_HOST', 'SERVICE_URLS', 'WEB_URL', 'JWKS_URL', 'REVOCATIONS_URL', 'TOKEN_ISSUER', 'SMTP_URL', 'IDENTITY_OIDC_REDIRECT_URLS']);

/** Whatever opens a connection, with who does it. */
const OPENING: readonly (readonly [what: string, code: RegExp, files: readonly string[]])[] = [
  ['fetch', /(?<![.\w])fetch\((?!service|@)|\.fetch\(/, ['apps/gateway/src/ide/make-demo-account.ts', 'apps/identity-service/src/data-exports/part-sources.ts', 'libs/auth/src/remote-revocations.ts', 'libs/service-host/src/tls/peers.ts']],
  ['undici', /from 'undici'/, [
    'apps/gateway/src/door/token-requests.ts',
    'apps/gateway/src/downloads/data-export.route.ts',
    'apps/gateway/src/subgraphs/receive-answer.ts',
    'apps/gateway/src/subgraphs/subgraph-client.ts',
    'libs/service-client/src/connector.ts',
    'libs/service-client/src/graphql-exchange.ts',
  ]],
  ['keys of identity', /createRemoteJWKSet\(/, ['libs/auth/src/signing-keys.ts']],
  ['the identity provider', /from 'openid-client'/, ['apps/identity-service/src/federated-sign-in/oidc-provider.ts']],
  ['the card provider', /new Stripe\(/, ['apps/payment-service/src/infrastructure/card-payments/stripe/stripe-card-payments.ts']],
  ['mail servers', /createTransport\(\{ url/, ['libs/mail/src/smtp.mailer.ts']],
  ['Postgres', /\bpostgres\(/, ['libs/drizzle/src/connection/connect.ts', 'libs/drizzle/src/layouts/admin-session.ts', 'libs/drizzle/src/layouts/find-isolation-breaches.ts']],
  ['Kafka', /new Kafka\(/, ['libs/messaging/src/kafka/kafka-transport.ts']],
  ['Redis', /new Redis\(/, ['apps/gateway/src/protections/redis-budget.ts']],
  ['traces', /import\('@opentelemetry\/exporter-trace-otlp-http'\)/, ['libs/observability/src/tracing/otlp-exporter.ts']],
  ['sockets', /\b(?:net|tls|http|https|http2|dgram)\.(?:connect|createConnection|request|get|createSocket)\(|from 'node:(?:https|http2|dgram|dns)'|new WebSocket\(|new EventSource\(|axios|node-fetch/, ['libs/service-host/src/tls/fetch-by-tls.ts', 'libs/service-host/src/tls/peers.ts', 'libs/service-host/src/tls/tls-server.ts']],
];

describe('docs/connections.md', () => {
  it('names every variable that says where something is, and none that there is not', () => {
    const named = new Set([...PAGE.matchAll(/^\| `([^`]+)` \|/gm)].map(([, variable = '']) => variable));
    const settings = sources.filter(({ file }) => /environment|settings|service-url|shapes/.test(file));
    const asked = new Set(settings.flatMap(({ text }) => [...text.matchAll(ADDRESS)].map(([, variable = '']) => general(variable))).filter((variable) => !NOT_CONNECTED_TO.has(variable)));
    expect([...asked].sort()).toEqual([...named].sort());
  });

  it.each(OPENING)('is true about who speaks to others: %s', (_, code, files) => {
    expect(sources.filter(({ text }) => code.test(text)).map(({ file }) => file).sort()).toEqual([...files].sort());
  });

  it('is true about reports to the makers of libraries: none is sent', () => {
    const servers = sources.filter(({ text }) => /new ApolloServer\(|GraphQLModule\.forRoot/.test(text)).map(({ file }) => file);
    expect(servers).toEqual(['libs/graphql/src/federated-graphql.module.ts']);
    expect(readPage('libs/graphql/src/subgraph/subgraph-options.ts')).toContain('ApolloServerPluginUsageReportingDisabled()');
    expect(sources.filter(({ text }) => /APOLLO_KEY|sentry|posthog|datadog|segment\.io|google-analytics|newrelic|amplitude|mixpanel/i.test(text)).map(({ file }) => file)).toEqual([]);
  });
});
