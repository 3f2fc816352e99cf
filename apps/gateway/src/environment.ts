import { join } from 'node:path';
import {
  collectProblems,
  GATEWAY_PORT,
  httpUrl,
  logLevelShape,
  parseEnvironment,
  parseNodeEnv,
  SERVICES,
  SERVICE_NAMES,
  serviceUrl,
  serviceUrlVariable,
  wholeNumber,
  type EnvironmentSource,
  type LogLevel,
  type NodeEnv,
  type ServiceName,
} from '@edtech/environment';
import { z } from 'zod';

export interface GatewayEnvironment {
  readonly nodeEnv: NodeEnv;
  readonly host: string;
  readonly port: number;
  readonly jwksUrl: string;
  readonly logLevel: LogLevel;
  readonly otlpEndpoint?: string;
  /** Where each service is, without a slash at the end. */
  readonly serviceUrls: Readonly<Record<ServiceName, string>>;
  /** The composed schema: the committed one, unless another is named. */
  readonly supergraphFile: string;
  /** How long a service may take for one answer before its fields are given up. */
  readonly serviceTimeoutMs: number;
}

/** @throws EnvironmentError naming every variable that is wrong */
export function parseGatewayEnvironment(source: EnvironmentSource): GatewayEnvironment {
  const identityPort = source.IDENTITY_SERVICE_PORT || SERVICES.identity.port;
  const [nodeEnv, http, urls] = collectProblems([
    () => parseNodeEnv(source),
    () =>
      parseEnvironment(
        {
          HTTP_HOST: z.string().default(source.NODE_ENV === 'production' ? '0.0.0.0' : '127.0.0.1'),
          GATEWAY_PORT: wholeNumber(0, 65_535).default(GATEWAY_PORT),
          GATEWAY_SERVICE_TIMEOUT_MS: wholeNumber(1, 120_000).default(5_000),
          GATEWAY_SUPERGRAPH_FILE: z.string().default(join(__dirname, '../supergraph.graphql')),
          IDENTITY_JWKS_URL: httpUrl().default(`http://localhost:${identityPort}/.well-known/jwks.json`),
          LOG_LEVEL: logLevelShape,
          OTEL_EXPORTER_OTLP_ENDPOINT: httpUrl().optional(),
        },
        source,
      ),
    () => parseEnvironment(Object.fromEntries(SERVICE_NAMES.map((service) => [serviceUrlVariable(service), serviceUrl(service)])), source),
  ]);
  return {
    nodeEnv,
    host: http.HTTP_HOST,
    port: http.GATEWAY_PORT,
    jwksUrl: http.IDENTITY_JWKS_URL,
    logLevel: http.LOG_LEVEL,
    otlpEndpoint: http.OTEL_EXPORTER_OTLP_ENDPOINT,
    serviceUrls: Object.fromEntries(SERVICE_NAMES.map((service) => [service, urls[serviceUrlVariable(service)]])) as Record<ServiceName, string>,
    supergraphFile: http.GATEWAY_SUPERGRAPH_FILE,
    serviceTimeoutMs: http.GATEWAY_SERVICE_TIMEOUT_MS,
  };
}
