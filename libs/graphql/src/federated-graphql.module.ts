import { Module, type DynamicModule } from '@nestjs/common';

/** A Federation 2 subgraph, code-first, at `/graphql`. Needs AuthModule. */
@Module({})
export class FederatedGraphqlModule {
  static forRoot(): DynamicModule {
    return { module: FederatedGraphqlModule };
  }
}
