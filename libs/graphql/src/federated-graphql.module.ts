import { TokenVerifier } from '@edtech/auth';
import type { ApolloDriverConfig } from '@nestjs/apollo';
import { Module, type DynamicModule } from '@nestjs/common';
import { GraphQLModule } from '@nestjs/graphql';
import { createContext } from './create-context.js';
import type { GraphqlContext } from './graphql-context.js';
import { SubgraphDriver } from './subgraph/subgraph.driver.js';
import { subgraphOptions, type SubgraphOptions } from './subgraph/subgraph-options.js';

/** A Federation 2 subgraph, code-first, at `/graphql`. Needs AuthModule beside it. */
@Module({})
export class FederatedGraphqlModule {
  /** Without options clients may not introspect. */
  static forRoot(options: Partial<SubgraphOptions> = {}): DynamicModule {
    return {
      module: FederatedGraphqlModule,
      imports: [
        GraphQLModule.forRootAsync<ApolloDriverConfig>({
          driver: SubgraphDriver,
          inject: [TokenVerifier],
          useFactory: (verifier: TokenVerifier) => ({
            ...subgraphOptions({ introspection: false, ...options }),
            context: (req: GraphqlContext['req']) => createContext(verifier, req),
          }),
        }),
      ],
      exports: [GraphQLModule],
    };
  }
}
