import { buildSubgraphSchema } from '@apollo/subgraph';
import { unauthenticated } from '@edtech/auth';
import { execute, GraphQLError, parse, type DocumentNode, type GraphQLFieldResolver } from 'graphql';
import { asFormattedError } from '../execution/fetch-errors.js';
import type { ReceivedAnswer, Subgraph, SubgraphAnswer, SubgraphOperation } from '../execution/subgraph.js';
import type { GatewayContext } from '../gateway-context.js';

/** The gateway's own subgraph: says who is asking, from the verified token, so that no service's absence empties `me`. */
export class ViewerSubgraph implements Subgraph {
  readonly name = 'viewer';
  private readonly schema;
  private readonly documents = new WeakMap<SubgraphOperation, DocumentNode>();

  /** @param sdl of the `viewer` subgraph */
  constructor(sdl: string) {
    this.schema = buildSubgraphSchema({ typeDefs: parse(sdl) });
    const me = this.schema.getQueryType()?.getFields().me;
    if (!me) throw new Error('the viewer subgraph has no Query.me');
    me.resolve = whoIsAsking;
  }

  async ask(operation: SubgraphOperation, body: string | Buffer, context: GatewayContext): Promise<ReceivedAnswer> {
    const { variables } = JSON.parse(body.toString()) as { variables: Record<string, unknown> };
    const { data, errors } = await execute({ schema: this.schema, document: this.documentOf(operation), variableValues: variables, contextValue: context });
    const text = JSON.stringify({ data, errors });
    const answer = (): SubgraphAnswer => JSON.parse(text) as SubgraphAnswer;
    return { answer: answer(), again: answer };
  }

  private documentOf(operation: SubgraphOperation): DocumentNode {
    let document = this.documents.get(operation);
    if (!document) this.documents.set(operation, (document = parse(operation.text)));
    return document;
  }
}

const whoIsAsking: GraphQLFieldResolver<unknown, GatewayContext> = (_root, _arguments, { viewer, tokenProblem }) => {
  if (viewer) return { __typename: 'User', id: viewer.userId };
  const { message, extensions } = asFormattedError(tokenProblem ?? unauthenticated());
  throw new GraphQLError(message, { extensions });
};
