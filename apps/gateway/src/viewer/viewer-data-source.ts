import type { GraphQLDataSource, GraphQLDataSourceProcessOptions } from '@apollo/gateway';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { unauthenticated } from '@edtech/auth';
import { execute, parse, type GraphQLFieldResolver } from 'graphql';
import type { GatewayContext } from '../gateway-context.js';
import { asGraphqlError } from '../subgraphs/subgraph-data-source.js';

/** The gateway's own subgraph: says who is asking, from the verified token, so that no service's absence empties `me`. */
export class ViewerDataSource implements GraphQLDataSource<GatewayContext> {
  private readonly schema;

  /** @param sdl of the `viewer` subgraph */
  constructor(sdl: string) {
    this.schema = buildSubgraphSchema({ typeDefs: parse(sdl) });
    const me = this.schema.getQueryType()?.getFields().me;
    if (!me) throw new Error('the viewer subgraph has no Query.me');
    me.resolve = whoIsAsking;
  }

  async process(options: GraphQLDataSourceProcessOptions<GatewayContext>): ReturnType<GraphQLDataSource<GatewayContext>['process']> {
    const { request, context } = options;
    // Plans bring their documents along.
    const planned = 'document' in options ? options.document : undefined;
    const { data, errors } = await execute({
      schema: this.schema,
      document: planned ?? parse(request.query ?? ''),
      variableValues: request.variables,
      operationName: request.operationName,
      contextValue: context,
    });
    return { data, errors };
  }
}

const whoIsAsking: GraphQLFieldResolver<unknown, GatewayContext> = (_root, _arguments, { viewer, tokenProblem }) => {
  if (!viewer) throw asGraphqlError(tokenProblem ?? unauthenticated(), ['me']);
  return { __typename: 'User', id: viewer.userId };
};
