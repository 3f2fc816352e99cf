import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { composeServices } from '@apollo/composition';
import { parse } from 'graphql';
import { parseGatewayEnvironment, startGateway, type RunningGateway } from '../src/app.js';
import type { FakeSubgraph } from './fake-subgraph.js';

type Subgraphs = Readonly<Record<string, FakeSubgraph>>;

/** A gateway over subgraphs of a test's own, as in production but for what the test says. */
export class TestGateway {
  private constructor(
    private readonly folder: string,
    private readonly gateway: RunningGateway,
  ) {}

  static start(subgraphs: Subgraphs, variables: Readonly<Record<string, string>> = {}): Promise<TestGateway> {
    return TestGateway.over(composed(subgraphs), Object.fromEntries(Object.entries(subgraphs).map(([name, { url }]) => [name, `${url}/graphql`])), variables);
  }

  /** Over any supergraph, its subgraphs running somewhere. */
  static async over(supergraph: string, subgraphUrls: Readonly<Record<string, string>>, variables: Readonly<Record<string, string>> = {}): Promise<TestGateway> {
    const folder = mkdtempSync(join(tmpdir(), 'edtech-gateway-'));
    const file = join(folder, 'supergraph.graphql');
    writeFileSync(file, supergraph);
    const gateway = await startGateway(
      parseGatewayEnvironment({
        NODE_ENV: 'production',
        LOG_LEVEL: 'silent',
        HTTP_HOST: '127.0.0.1',
        GATEWAY_PORT: '0',
        GATEWAY_SUPERGRAPH_FILE: file,
        GATEWAY_SUPERGRAPH_WATCH_MS: '0',
        GATEWAY_SUBGRAPH_URLS: Object.entries(subgraphUrls).map(([name, url]) => `${name}=${url}`).join(','),
        ...variables,
      }),
    );
    return new TestGateway(folder, gateway);
  }

  get url(): string {
    return `${this.gateway.url}/graphql`;
  }

  get origin(): string {
    return this.gateway.url;
  }

  /** Posts a body as it is. */
  post(body: unknown, headers: Readonly<Record<string, string>> = {}): Promise<Response> {
    return fetch(this.url, { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body: typeof body === 'string' ? body : JSON.stringify(body) });
  }

  /** Asks by GET; browsers cannot be tricked into the header. */
  get(parameters: Readonly<Record<string, string>>, headers: Readonly<Record<string, string>> = { 'apollo-require-preflight': '1' }): Promise<Response> {
    return fetch(`${this.url}?${new URLSearchParams(parameters).toString()}`, { headers });
  }

  /** Puts another composition in the place of the supergraph file. */
  writeSupergraph(subgraphs: Subgraphs | string): void {
    writeFileSync(join(this.folder, 'supergraph.graphql'), typeof subgraphs === 'string' ? subgraphs : composed(subgraphs));
  }

  reload(): Promise<boolean> {
    return this.gateway.reloadSupergraph();
  }

  async stop(): Promise<void> {
    await this.gateway.close();
    rmSync(this.folder, { recursive: true });
  }
}

function composed(subgraphs: Subgraphs): string {
  const { supergraphSdl, errors } = composeServices(Object.entries(subgraphs).map(([name, { sdl }]) => ({ name, typeDefs: parse(sdl), url: 'local' })));
  if (!supergraphSdl) throw new Error(String(errors));
  return supergraphSdl;
}
