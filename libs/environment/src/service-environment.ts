import { z } from 'zod';
import { parseDatabaseEnvironment, parseNodeEnv, type DatabaseEnvironment } from './database-environment.js';
import { parseKafkaEnvironment, type KafkaEnvironment } from './kafka-environment.js';
import {
  collectProblems,
  parseEnvironment,
  type EnvironmentShape,
  type EnvironmentSource,
  type ParsedEnvironment,
} from './parse-environment.js';
import { parseMonitoringEnvironment, type MonitoringEnvironment } from './monitoring-environment.js';
import { httpUrl, serviceUrlVariable } from './service-url.js';
import { SERVICE_NAMES, SERVICES, type ServiceName } from './services.js';
import { logLevelShape, networks, wholeNumber, type LogLevel, type NodeEnv } from './shapes.js';
import { parseServiceTls, refusePlainUrls, schemeOfServices, type TlsEnvironment } from './tls-environment.js';

/** How events leave and reach the service. */
export type TransportEnvironment = KafkaEnvironment | { readonly kind: 'in-process' };

/** What every service reads, and under `own` what only this one does. */
export interface ServiceEnvironment<Own = Readonly<Record<string, unknown>>> {
  readonly service: ServiceName;
  readonly nodeEnv: NodeEnv;
  /** The address that HTTP listens on: this machine only while developing, every address in production. */
  readonly host: string;
  readonly port: number;
  readonly tls: TlsEnvironment;
  /** Addresses and networks that requests come through: what they say about where a request began is believed. */
  readonly trustedProxies: readonly string[];
  readonly database: DatabaseEnvironment;
  readonly transport: TransportEnvironment;
  /** Where the keys that sign access tokens are published. */
  readonly jwksUrl: string;
  /** Where each service is reached: asked when copies of what it owns are compared with it. */
  readonly serviceUrls: Readonly<Record<ServiceName, string>>;
  readonly logLevel: LogLevel;
  readonly monitoring: MonitoringEnvironment;
  /** Where traces are sent; absent: nowhere. */
  readonly otlpEndpoint?: string;
  readonly own: Own;
}

/**
 * Reads everything `service` needs to run.
 *
 * @param ownShape the service's own variables, each under its full name
 * @throws EnvironmentError naming every variable that is wrong
 */
export function parseServiceEnvironment<Shape extends EnvironmentShape>(
  service: ServiceName,
  ownShape: Shape,
  source: EnvironmentSource,
): ServiceEnvironment<ParsedEnvironment<Shape>> {
  const [nodeEnv, http, tls, monitoring, database, transport, serviceUrls, own] = collectProblems<
    [NodeEnv, HttpEnvironment, TlsEnvironment, MonitoringEnvironment, DatabaseEnvironment, TransportEnvironment, Readonly<Record<ServiceName, string>>, ParsedEnvironment<Shape>]
  >([
    () => parseNodeEnv(source),
    () => parseHttpEnvironment(service, source),
    () => parseServiceTls(`${SERVICES[service].prefix}_SERVICE`, source),
    () => parseMonitoringEnvironment(source),
    () => parseDatabaseEnvironment(service, source),
    () => parseTransportEnvironment(source),
    () => parseServiceUrls(source),
    () => parseEnvironment(ownShape, source),
  ]);
  return { service, nodeEnv, ...http, tls, monitoring, database, transport, serviceUrls, own };
}

/** Where services are reached, by default on this machine at the ports that the same environment gives them. */
function parseServiceUrls(source: EnvironmentSource): Readonly<Record<ServiceName, string>> {
  const ports = new Map(SERVICE_NAMES.map((name) => [name, source[`${SERVICES[name].prefix}_SERVICE_PORT`] || SERVICES[name].port]));
  const shape = Object.fromEntries(SERVICE_NAMES.map((name) => [serviceUrlVariable(name), httpUrl().default(`${schemeOfServices(source)}://localhost:${ports.get(name)}`)]));
  const parsed = parseEnvironment(shape, source);
  refusePlainUrls(parsed, source);
  return Object.fromEntries(SERVICE_NAMES.map((name) => [name, parsed[serviceUrlVariable(name)]])) as Record<ServiceName, string>;
}

type HttpEnvironment = Pick<ServiceEnvironment, 'host' | 'port' | 'trustedProxies' | 'jwksUrl' | 'logLevel' | 'otlpEndpoint'>;

function parseHttpEnvironment(service: ServiceName, source: EnvironmentSource): HttpEnvironment {
  const portVariable = `${SERVICES[service].prefix}_SERVICE_PORT`;
  const identityPort = source['IDENTITY_SERVICE_PORT'] || SERVICES.identity.port;
  const parsed = parseEnvironment(
    {
      HTTP_HOST: z.string().default(source['NODE_ENV'] === 'production' ? '0.0.0.0' : '127.0.0.1'),
      // 0 means any free port: several stacks run on one machine while testing.
      [portVariable]: wholeNumber(0, 65_535).default(SERVICES[service].port),
      // The gateway on the same machine, unless it is said where it is: `10.0.0.0/8`, or the names loopback, linklocal and uniquelocal.
      HTTP_TRUSTED_PROXIES: networks().default(['loopback']),
      IDENTITY_JWKS_URL: httpUrl().default(`${schemeOfServices(source)}://localhost:${identityPort}/.well-known/jwks.json`),
      LOG_LEVEL: logLevelShape,
      OTEL_EXPORTER_OTLP_ENDPOINT: httpUrl().optional(),
    },
    source,
  );
  refusePlainUrls({ IDENTITY_JWKS_URL: parsed['IDENTITY_JWKS_URL'] as string }, source);
  return {
    host: parsed['HTTP_HOST'] as string,
    port: parsed[portVariable] as number,
    trustedProxies: parsed['HTTP_TRUSTED_PROXIES'] as string[],
    jwksUrl: parsed['IDENTITY_JWKS_URL'] as string,
    logLevel: parsed['LOG_LEVEL'] as LogLevel,
    otlpEndpoint: parsed['OTEL_EXPORTER_OTLP_ENDPOINT'] as string | undefined,
  };
}

function parseTransportEnvironment(source: EnvironmentSource): TransportEnvironment {
  const { EVENT_TRANSPORT: kind } = parseEnvironment(
    { EVENT_TRANSPORT: z.enum(['kafka', 'in-process']).default('kafka') },
    source,
  );
  return kind === 'in-process' ? { kind } : parseKafkaEnvironment(source);
}
