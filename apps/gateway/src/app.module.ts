import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginSchemaReportingDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled';
import { AuthModule, Public, TokenVerifier } from '@edtech/auth';
import { SERVICE_NAMES, type ServiceName } from '@edtech/environment';
import { ObservabilityModule, type DependencyCheck, type ServiceMetrics } from '@edtech/observability';
import { ApolloGatewayDriver, type ApolloGatewayDriverConfig } from '@nestjs/apollo';
import { Module, type DynamicModule } from '@nestjs/common';
import { GraphQLModule } from '@nestjs/graphql';
import type { FastifyRequest } from 'fastify';
import { DoorController } from './door.controller.js';
import type { GatewayEnvironment } from './environment.js';
import { formatError } from './format-error.js';
import type { GatewayContext } from './gateway-context.js';
import type { SubgraphClient } from './subgraphs/subgraph-client.js';
import { SubgraphDataSource } from './subgraphs/subgraph-data-source.js';
import { ViewerDataSource } from './viewer/viewer-data-source.js';

export type SubgraphClients = Readonly<Record<ServiceName, SubgraphClient>>;

interface GatewayParts {
  readonly environment: GatewayEnvironment;
  readonly clients: SubgraphClients;
  readonly metrics: ServiceMetrics;
}

/** The one GraphQL door: composes what the services answer. No business rule. */
@Module({})
export class GatewayModule {
  static forRoot(parts: GatewayParts): DynamicModule {
    return {
      module: GatewayModule,
      imports: [
        AuthModule.forRoot({ jwksUrl: parts.environment.jwksUrl }),
        ObservabilityModule.forRoot({ metrics: parts.metrics, checks: { useFactory: () => checksOf(parts.clients) }, routeDecorators: [Public()] }),
        GraphQLModule.forRootAsync<ApolloGatewayDriverConfig>({
          driver: ApolloGatewayDriver,
          inject: [TokenVerifier],
          useFactory: (verifier: TokenVerifier) => gatewayOptions(verifier, parts),
        }),
      ],
      controllers: [DoorController],
    };
  }
}

function gatewayOptions(verifier: TokenVerifier, { environment, clients }: GatewayParts): ApolloGatewayDriverConfig {
  const viewer = new ViewerDataSource(readFileSync(join(__dirname, 'viewer.graphql'), 'utf8'));
  return {
    driver: ApolloGatewayDriver,
    gateway: {
      // The committed one: the gateway starts and serves what it can with any service away.
      supergraphSdl: readFileSync(environment.supergraphFile, 'utf8'),
      buildService: ({ name }) => (name === 'viewer' ? viewer : new SubgraphDataSource(name, clientOf(clients, name))),
    },
    server: {
      path: '/graphql',
      context: async (request: FastifyRequest): Promise<GatewayContext> => {
        const { authorization } = request.headers;
        return { ...(await verifier.readHeader(authorization)), authorization, requestId: request.id };
      },
      introspection: environment.nodeEnv !== 'production',
      graphiql: false,
      csrfPrevention: true,
      allowBatchedHttpRequests: false,
      persistedQueries: false,
      includeStacktraceInErrorResponses: false,
      hideSchemaDetailsFromClientErrors: environment.nodeEnv === 'production',
      plugins: disabledPlugins(),
      formatError,
    },
  };
}

/** On by default; nobody reads what they write, and the landing page loads scripts from elsewhere. */
function disabledPlugins(): NonNullable<ApolloGatewayDriverConfig['server']>['plugins'] {
  const plugins = [
    ApolloServerPluginInlineTraceDisabled(),
    ApolloServerPluginCacheControlDisabled(),
    ApolloServerPluginUsageReportingDisabled(),
    ApolloServerPluginSchemaReportingDisabled(),
    ApolloServerPluginLandingPageDisabled(),
  ];
  // Apollo declares its types once for ES modules, which Nest is, and once for CommonJS, which we are.
  return plugins as unknown as NonNullable<ApolloGatewayDriverConfig['server']>['plugins'];
}

function clientOf(clients: SubgraphClients, name: string): SubgraphClient {
  const service = SERVICE_NAMES.find((candidate) => candidate === name);
  if (!service) throw new Error(`the supergraph names "${name}", which is no service of this platform`);
  return clients[service];
}

/** None is critical: the door stays open and serves what the others know. */
function checksOf(clients: SubgraphClients): readonly DependencyCheck[] {
  return SERVICE_NAMES.map((service) => ({ name: service, critical: false, check: (signal) => clients[service].check(signal) }));
}
