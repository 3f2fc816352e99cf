import { AuthModule, Public, TokenVerifier } from '@edtech/auth';
import { SERVICE_NAMES, type ServiceName } from '@edtech/environment';
import { ObservabilityModule, type DependencyCheck, type ServiceMetrics } from '@edtech/observability';
import { noteAsking, type Peers } from '@edtech/service-host/http';
import { Inject, Module, type DynamicModule, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance } from 'fastify';
import { DoorController } from './door.controller.js';
import { RequestAnswerer } from './door/answer-request.js';
import { addGraphqlRoute } from './door/graphql.route.js';
import type { TokenRequests } from './door/token-requests.js';
import { addTokenRoute } from './door/token.route.js';
import { addDataExportRoute } from './downloads/data-export.route.js';
import type { GatewayEnvironment } from './environment.js';
import { addIdeRoutes, type Ide } from './ide/add-ide-routes.js';
import type { RegisteredOperations } from './operations/registered-operations.js';
import { addBrowserHeaders } from './protections/browser-headers.js';
import { MemoryBudget } from './protections/budget.js';
import type { RedisBudgets } from './protections/redis-budget.js';
import type { SubgraphClient } from './subgraphs/subgraph-client.js';
import type { Supergraphs } from './supergraph/supergraphs.js';

export type SubgraphClients = Readonly<Record<ServiceName, SubgraphClient>>;

export interface GatewayParts {
  readonly environment: GatewayEnvironment;
  readonly clients: SubgraphClients;
  /** To identity, which exchanges service accounts' credentials. */
  readonly tokenRequests: TokenRequests;
  readonly peers: Peers;
  readonly supergraphs: Supergraphs;
  readonly registered: RegisteredOperations;
  readonly metrics: ServiceMetrics;
  /** Budgets that gateways share; without them each counts for itself. */
  readonly sharedBudgets?: RedisBudgets | undefined;
  /** Served at `/` instead of a greeting: in development, where it has been bundled. */
  readonly ide?: Ide | undefined;
}

const PARTS = Symbol('gateway parts');

/** The one GraphQL door: composes what the services answer. No business rule. */
@Module({})
export class GatewayModule implements OnModuleInit, OnApplicationShutdown {
  constructor(
    @Inject(PARTS) private readonly parts: GatewayParts,
    @Inject(HttpAdapterHost) private readonly host: HttpAdapterHost,
    @Inject(TokenVerifier) private readonly verifier: TokenVerifier,
  ) {
    const { nodeEnv, corsOrigins } = parts.environment;
    // Before any route: Fastify gives a route the hooks that are there when it is made.
    addBrowserHeaders(this.fastify, { origins: corsOrigins, https: nodeEnv === 'production' });
  }

  static forRoot(parts: GatewayParts): DynamicModule {
    return {
      module: GatewayModule,
      imports: [
        AuthModule.forRoot({
          jwksUrl: parts.environment.jwksUrl,
          revocations: { url: `${parts.environment.serviceUrls.identity}/.well-known/revocations` },
          fetch: parts.peers.fetch,
          onAsking: noteAsking,
        }),
        ObservabilityModule.forRoot({ metrics: parts.metrics, checks: { useFactory: () => checksOf(parts.clients) }, routeDecorators: [Public()], monitoring: parts.environment.monitoring }),
      ],
      providers: [{ provide: PARTS, useValue: parts }],
      controllers: parts.ide ? [] : [DoorController],
    };
  }

  onModuleInit(): void {
    const { supergraphs, registered, environment, sharedBudgets } = this.parts;
    const { limits, introspection, operations } = environment;
    const budget = (name: string, perMinute: number) => sharedBudgets?.budget(name, perMinute) ?? new MemoryBudget(perMinute);
    const requests = budget('requests', limits.requestsPerMinute);
    const answerer = new RequestAnswerer({
      supergraphs,
      verifier: this.verifier,
      operations: { registered, any: operations === 'any' },
      limits,
      budgets: { requests, cost: budget('cost', limits.costPerMinute) },
      suggestions: introspection,
    });
    addGraphqlRoute(this.fastify, answerer, limits.bodyBytes);
    addTokenRoute(this.fastify, this.parts.tokenRequests, requests);
    addDataExportRoute(this.fastify, { identityUrl: environment.serviceUrls.identity, timeoutMs: environment.serviceTimeoutMs, budget: requests, tls: this.parts.peers.tls });
    if (this.parts.ide) addIdeRoutes(this.fastify, this.parts.ide);
  }

  async onApplicationShutdown(): Promise<void> {
    await this.parts.sharedBudgets?.close();
  }

  private get fastify(): FastifyInstance {
    return this.host.httpAdapter.getInstance<FastifyInstance>();
  }
}

/** None is critical: the door stays open and serves what the others know. */
function checksOf(clients: SubgraphClients): readonly DependencyCheck[] {
  return SERVICE_NAMES.map((service) => ({ name: service, critical: false, check: (signal) => clients[service].check(signal) }));
}
