import { composeServices } from '@apollo/composition';
import { parse } from 'graphql';
import { CompositionError } from './composition-error.js';
import { findUndescribed } from './find-undescribed.js';
import type { Subgraph } from './subgraph.js';

/**
 * One schema of all subgraphs, as the gateway plans with it.
 * @throws CompositionError when they do not fit together, or leave something undescribed
 */
export function composeSupergraph(subgraphs: readonly Subgraph[]): string {
  const undescribed = subgraphs.flatMap(({ name, sdl }) => findUndescribed(sdl).map((place) => `${name}: ${place}`));
  if (undescribed.length > 0) throw new CompositionError('Everything that clients see needs a description. These have none:', undescribed);
  const { supergraphSdl, errors } = composeServices(subgraphs.map(({ name, url, sdl }) => ({ name, url, typeDefs: parse(sdl) })));
  if (errors) {
    const problems = errors.map(({ message, extensions }) => `${String(extensions['code'] ?? 'INVALID')}: ${message}`);
    throw new CompositionError('The subgraphs do not fit together:', problems);
  }
  return `${supergraphSdl.trimEnd()}\n`;
}
