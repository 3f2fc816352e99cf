import type { INestApplicationContext } from '@nestjs/common';
import { AbstractGraphQLDriver } from '@nestjs/graphql';
import { graphql } from 'graphql';
import { readableSubgraph } from './readable-subgraph.js';
import { subgraphOptions } from './subgraph-options.js';
import type { SubgraphDriver } from './subgraph.driver.js';

/**
 * The SDL of an application's subgraph, as people read it: sorted, and without what Federation adds by itself.
 * The application imports FederatedGraphqlModule; it need not have been initialised.
 */
export async function createSubgraphSchema(app: INestApplicationContext): Promise<string> {
  const driver = app.get<SubgraphDriver>(AbstractGraphQLDriver, { strict: false });
  const schema = await driver.generateSchema(subgraphOptions({ introspection: false }));
  const { data, errors } = await graphql({ schema, source: '{ _service { sdl } }' });
  if (errors) throw new AggregateError(errors, 'the subgraph does not print itself');
  const { _service: service } = data as unknown as { _service: { sdl: string } };
  return readableSubgraph(service.sdl);
}
