import { SERVICES } from '@edtech/environment';
import { printSubgraph, type AnyServiceDefinition } from '@edtech/service-host';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { composeSupergraph } from './compose-supergraph.js';
import type { SchemaFile } from './schema-files.js';
import type { Subgraph } from './subgraph.js';

const VIEWER_FILE = 'apps/gateway/src/viewer.graphql';
const SUPERGRAPH_FILE = 'apps/gateway/supergraph.graphql';

/** The committed schema of every service, and the supergraph composed of them and of the gateway's own subgraph. */
export async function generateSchemas(root: string, services: readonly AnyServiceDefinition[]): Promise<SchemaFile[]> {
  const subgraphs: Subgraph[] = [];
  // One after the other: Nest keeps what decorators say in one place for the whole process.
  for (const definition of services) {
    const { port } = SERVICES[definition.service];
    subgraphs.push({ name: definition.service, url: `http://localhost:${port}/graphql`, sdl: await printSubgraph(definition) });
  }
  const viewer = { name: 'viewer', url: 'local:viewer', sdl: readFileSync(join(root, VIEWER_FILE), 'utf8') };
  const own = services.map(({ service }, index) => ({ path: `apps/${SERVICES[service].app}/schema.graphql`, content: subgraphs[index]!.sdl }));
  return [...own, { path: SUPERGRAPH_FILE, content: composeSupergraph([...subgraphs, viewer]) }];
}
