import { join } from 'node:path';
import {
  collectProblems,
  commaSeparated,
  EnvironmentError,
  GATEWAY_PORT,
  httpUrl,
  logLevelShape,
  parseEnvironment,
  parseGatewayTls,
  parseMonitoringEnvironment,
  parseNodeEnv,
  refusePlainUrls,
  schemeOfServices,
  SERVICES,
  SERVICE_NAMES,
  serviceUrl,
  serviceUrlVariable,
  wholeNumber,
  type EnvironmentSource,
  type LogLevel,
  type MonitoringEnvironment,
  type NodeEnv,
  type ServiceName,
  type TlsEnvironment,
} from '@edtech/environment';
import { z } from 'zod';
import type { ProtectionLimits } from './protections/limits.js';

export interface GatewayEnvironment {
  readonly nodeEnv: NodeEnv;
  readonly host: string;
  readonly port: number;
  readonly tls: TlsEnvironment;
  readonly jwksUrl: string;
  readonly logLevel: LogLevel;
  readonly monitoring: MonitoringEnvironment;
  readonly otlpEndpoint?: string;
  /** Where each service is, without a slash at the end. */
  readonly serviceUrls: Readonly<Record<ServiceName, string>>;
  /** Where subgraphs take GraphQL that are no services of this platform, by their names in the supergraph. */
  readonly otherSubgraphs: Readonly<Record<string, string>>;
  /** The composed schema: the committed one, unless another is named. */
  readonly supergraphFile: string;
  /** How often to look whether that file has changed; 0: never. */
  readonly supergraphWatchMs: number;
  /** How long a service may take for one answer before its fields are given up. */
  readonly serviceTimeoutMs: number;
  /** Where a service has a time limit of its own. */
  readonly serviceTimeoutsMs: Readonly<Record<string, number>>;
  /** Requests that one service is asked at once; more are not waited for. */
  readonly serviceConcurrency: number;
  /** Whether clients may read the schema. */
  readonly introspection: boolean;
  /** Where identity's mails lie in development: a demo account answers one. */
  readonly mailFolder: string;
  /** Which operations are answered: any, or only those of `operationsManifest`. */
  readonly operations: 'any' | 'registered';
  readonly operationsManifest?: string;
  readonly limits: ProtectionLimits;
  /** Where budgets are kept that several gateways share; absent: each counts for itself. */
  readonly redisUrl?: string;
  /** Whose pages may read answers. */
  readonly corsOrigins: readonly string[];
  /** Addresses and networks of proxies whose `x-forwarded-for` is believed. */
  readonly trustedProxies: readonly string[];
}

/** @throws EnvironmentError naming every variable that is wrong */
export function parseGatewayEnvironment(source: EnvironmentSource): GatewayEnvironment {
  const production = source.NODE_ENV === 'production';
  const identityPort = source.IDENTITY_SERVICE_PORT || SERVICES.identity.port;
  const [nodeEnv, tls, monitoring, http, urls, limits, operations] = collectProblems([
    () => parseNodeEnv(source),
    () => parseGatewayTls(source),
    () => parseMonitoringEnvironment(source),
    () =>
      parseEnvironment(
        {
          HTTP_HOST: z.string().default(production ? '0.0.0.0' : '127.0.0.1'),
          GATEWAY_PORT: wholeNumber(0, 65_535).default(GATEWAY_PORT),
          GATEWAY_SERVICE_TIMEOUT_MS: wholeNumber(1, 120_000).default(5_000),
          GATEWAY_SERVICE_TIMEOUTS_MS: byName(wholeNumber(1, 120_000)).default({}),
          GATEWAY_SERVICE_CONCURRENCY: wholeNumber(1, 10_000).default(256),
          GATEWAY_SUPERGRAPH_FILE: z.string().default(join(__dirname, '../supergraph.graphql')),
          GATEWAY_SUPERGRAPH_WATCH_MS: wholeNumber(0, 3_600_000).default(1_000),
          GATEWAY_SUBGRAPH_URLS: byName(httpUrl()).default({}),
          GATEWAY_INTROSPECTION: z.enum(['true', 'false']).default(production ? 'false' : 'true'),
          GATEWAY_REDIS_URL: z.url({ protocol: /^rediss?$/, error: 'must be a redis or rediss url' }).optional(),
          GATEWAY_CORS_ORIGINS: origins().default([]),
          GATEWAY_TRUSTED_PROXIES: commaSeparated().default([]),
          IDENTITY_MAIL_FOLDER: z.string().default('.data/mail'),
          IDENTITY_JWKS_URL: httpUrl().default(`${schemeOfServices(source)}://localhost:${identityPort}/.well-known/jwks.json`),
          LOG_LEVEL: logLevelShape,
          OTEL_EXPORTER_OTLP_ENDPOINT: httpUrl().optional(),
        },
        source,
      ),
    () => parseEnvironment(Object.fromEntries(SERVICE_NAMES.map((service) => [serviceUrlVariable(service), serviceUrl(service, schemeOfServices(source))])), source),
    () => parseLimits(source, production),
    () => parseOperations(source),
  ]);
  refusePlainUrls({ ...urls, IDENTITY_JWKS_URL: http.IDENTITY_JWKS_URL }, source);
  for (const url of Object.values(http.GATEWAY_SUBGRAPH_URLS)) refusePlainUrls({ GATEWAY_SUBGRAPH_URLS: url }, source);
  return {
    nodeEnv,
    tls,
    monitoring,
    host: http.HTTP_HOST,
    port: http.GATEWAY_PORT,
    jwksUrl: http.IDENTITY_JWKS_URL,
    logLevel: http.LOG_LEVEL,
    ...(http.OTEL_EXPORTER_OTLP_ENDPOINT !== undefined && { otlpEndpoint: http.OTEL_EXPORTER_OTLP_ENDPOINT }),
    serviceUrls: Object.fromEntries(SERVICE_NAMES.map((service) => [service, urls[serviceUrlVariable(service)]])) as Record<ServiceName, string>,
    otherSubgraphs: http.GATEWAY_SUBGRAPH_URLS,
    supergraphFile: http.GATEWAY_SUPERGRAPH_FILE,
    supergraphWatchMs: http.GATEWAY_SUPERGRAPH_WATCH_MS,
    serviceTimeoutMs: http.GATEWAY_SERVICE_TIMEOUT_MS,
    serviceTimeoutsMs: http.GATEWAY_SERVICE_TIMEOUTS_MS,
    serviceConcurrency: http.GATEWAY_SERVICE_CONCURRENCY,
    introspection: http.GATEWAY_INTROSPECTION === 'true',
    mailFolder: http.IDENTITY_MAIL_FOLDER,
    ...operations,
    limits,
    ...(http.GATEWAY_REDIS_URL !== undefined && { redisUrl: http.GATEWAY_REDIS_URL }),
    corsOrigins: http.GATEWAY_CORS_ORIGINS,
    trustedProxies: http.GATEWAY_TRUSTED_PROXIES,
  };
}

/** On a developer's machine everybody has one address: budgets are wide there, all other limits the same. */
function parseLimits(source: EnvironmentSource, production: boolean): ProtectionLimits {
  const parsed = parseEnvironment(
    {
      GATEWAY_MAX_BODY_BYTES: wholeNumber(1_024, 16_777_216).default(131_072),
      GATEWAY_MAX_TOKENS: wholeNumber(10, 10_000).default(2_000),
      GATEWAY_MAX_DEPTH: wholeNumber(1, 100).default(15),
      GATEWAY_MAX_FIELDS: wholeNumber(1, 10_000).default(1_000),
      GATEWAY_MAX_ALIASES: wholeNumber(0, 10_000).default(50),
      GATEWAY_MAX_DIRECTIVES: wholeNumber(0, 10_000).default(50),
      GATEWAY_MAX_SAME_MUTATION: wholeNumber(1, 1_000).default(1),
      GATEWAY_MAX_COST: wholeNumber(1, 1_000_000_000).default(10_000),
      GATEWAY_REQUESTS_PER_MINUTE: wholeNumber(1, 1_000_000_000).default(production ? 6_000 : 600_000),
      GATEWAY_COST_PER_MINUTE: wholeNumber(1, 1_000_000_000).default(production ? 100_000 : 100_000_000),
    },
    source,
  );
  return {
    bodyBytes: parsed.GATEWAY_MAX_BODY_BYTES,
    tokens: parsed.GATEWAY_MAX_TOKENS,
    depth: parsed.GATEWAY_MAX_DEPTH,
    fields: parsed.GATEWAY_MAX_FIELDS,
    aliases: parsed.GATEWAY_MAX_ALIASES,
    directives: parsed.GATEWAY_MAX_DIRECTIVES,
    sameMutation: parsed.GATEWAY_MAX_SAME_MUTATION,
    cost: parsed.GATEWAY_MAX_COST,
    requestsPerMinute: parsed.GATEWAY_REQUESTS_PER_MINUTE,
    costPerMinute: parsed.GATEWAY_COST_PER_MINUTE,
  };
}

function parseOperations(source: EnvironmentSource): Pick<GatewayEnvironment, 'operations' | 'operationsManifest'> {
  const { GATEWAY_OPERATIONS: operations, GATEWAY_OPERATIONS_MANIFEST: file } = parseEnvironment(
    { GATEWAY_OPERATIONS: z.enum(['any', 'registered']).default('any'), GATEWAY_OPERATIONS_MANIFEST: z.string().optional() },
    source,
  );
  if (operations === 'registered' && file === undefined) {
    throw new EnvironmentError([{ variable: 'GATEWAY_OPERATIONS_MANIFEST', problem: 'is missing, but GATEWAY_OPERATIONS is registered' }]);
  }
  return file === undefined ? { operations } : { operations, operationsManifest: file };
}

/** `name=value,name=value`. */
function byName<T>(value: z.ZodType<T>): z.ZodType<Record<string, T>> {
  return commaSeparated().transform((pairs, context) => {
    const entries = pairs.flatMap((pair) => {
      const [, name, text] = /^([^=]+)=(.*)$/.exec(pair) ?? [];
      const parsed = value.safeParse(text);
      if (name !== undefined && parsed.success) return [[name, parsed.data] as const];
      context.addIssue({ code: 'custom', message: `must be name=value, several of them separated by commas; ${name ?? 'a name'} ${parsed.error?.issues[0]?.message ?? 'is missing'}` });
      return [];
    });
    return Object.fromEntries(entries);
  });
}

/** Never `*`: an origin is said in full or has no business here. */
function origins(): z.ZodType<string[]> {
  return commaSeparated().refine((list) => list.every((origin) => URL.canParse(origin) && new URL(origin).origin === origin), {
    error: 'must be origins like https://app.example.org, separated by commas',
  });
}
