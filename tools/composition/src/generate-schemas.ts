import { SERVICES } from '@edtech/environment';
import { printSubgraph, type AnyServiceDefinition } from '@edtech/service-host';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { composeSupergraph } from './compose-supergraph.js';
import type { SchemaFile } from './schema-files.js';
import type { Subgraph } from './subgraph.js';

/** What the bench measures gateways with: four small subgraphs that nobody else uses. */
const BENCH_FOLDER = 'tools/bench/federation';
const BENCH_SUBGRAPHS = ['accounts', 'inventory', 'products', 'reviews'];

const VIEWER_FILE = 'apps/gateway/src/viewer.graphql';
export const SUPERGRAPH_FILE = 'apps/gateway/supergraph.graphql';

/** The committed schema of every service, the supergraph composed of them and of the gateway's own subgraph, and the one that the bench uses. */
export async function generateSchemas(root: string, services: readonly AnyServiceDefinition[]): Promise<SchemaFile[]> {
  const subgraphs: Subgraph[] = [];
  // One after the other: Nest keeps what decorators say in one place for the whole process.
  for (const definition of services) {
    const { port } = SERVICES[definition.service];
    subgraphs.push({ name: definition.service, url: `http://localhost:${port}/graphql`, sdl: await printSubgraph(definition) });
  }
  const viewer = { name: 'viewer', url: 'local:viewer', sdl: readFileSync(join(root, VIEWER_FILE), 'utf8') };
  const own = services.map(({ service }, index) => ({ path: `apps/${SERVICES[service].app}/schema.graphql`, content: subgraphs[index]!.sdl }));
  return [...own, { path: SUPERGRAPH_FILE, content: composeSupergraph([...subgraphs, viewer]) }, benchSupergraph(root)];
}

function benchSupergraph(root: string): SchemaFile {
  const subgraphs = BENCH_SUBGRAPHS.map((name) => ({ name, url: `http://${name}/graphql`, sdl: readFileSync(join(root, BENCH_FOLDER, `${name}.graphql`), 'utf8') }));
  return { path: `${BENCH_FOLDER}/supergraph.graphql`, content: composeSupergraph(subgraphs) };
}
