import type { INestApplicationContext } from '@nestjs/common';
import { GraphQLFederationFactory } from '@nestjs/graphql';
import { graphql } from 'graphql';
import { readableSubgraph } from './readable-subgraph.js';
import { subgraphOptions } from './subgraph-options.js';

/**
 * The SDL of an application's subgraph, as people read it: sorted, and without what Federation adds by itself.
 * The application imports FederatedGraphqlModule; it need not have been initialised.
 */
export async function createSubgraphSchema(app: INestApplicationContext): Promise<string> {
  const factory = app.get(GraphQLFederationFactory, { strict: false });
  const schema = await factory.generateSchema(subgraphOptions({ introspection: false }));
  const { data, errors } = await graphql({ schema, source: '{ _service { sdl } }' });
  if (errors) throw new AggregateError(errors, 'the subgraph does not print itself');
  const { _service: service } = data as unknown as { _service: { sdl: string } };
  return readableSubgraph(service.sdl);
}
