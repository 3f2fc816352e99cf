import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { composeServices } from '@apollo/composition';
import { askByTls, eventually, TestAuthority, type GraphqlResult, type TlsAsking } from '@edtech/testing';
import { parse } from 'graphql';
import { parseGatewayEnvironment, startGateway, type RunningGateway } from '../src/app.js';
import { FakeSubgraph } from './fake-subgraph.js';

const FIELDS = { identity: 'people', learning: 'courses', payment: 'payments', communication: 'messages' } as const;
type Name = keyof typeof FIELDS;
const NAMES = Object.keys(FIELDS) as Name[];

describe('the gateway between clients and services that all speak TLS', () => {
  const folder = mkdtempSync(join(tmpdir(), 'edtech-gateway-tls-'));
  /** One for the world, one within, and one that nobody here has heard of. */
  const [outside, inside, foreign] = [new TestAuthority(), new TestAuthority(), new TestAuthority()];
  const believed: TlsAsking = { ca: outside.certificate };
  const subgraphs = new Map<Name, FakeSubgraph>();
  let gateway: RunningGateway;

  beforeAll(async () => {
    const certificates = {
      identity: inside.issue('127.0.0.1'),
      learning: inside.issue('127.0.0.1'),
      payment: foreign.issue('127.0.0.1'),
      // The right authority's, for somebody else.
      communication: inside.issue('learning'),
    };
    const sdlOf = (name: Name) => `type Query { ${FIELDS[name]}: Int }`;
    for (const name of NAMES) subgraphs.set(name, await FakeSubgraph.start(sdlOf(name), { Query: { [FIELDS[name]]: () => 3 } }, {}, certificates[name]));
    const { supergraphSdl, errors } = composeServices(NAMES.map((name) => ({ name, typeDefs: parse(sdlOf(name)), url: 'local' })));
    if (!supergraphSdl) throw new Error(String(errors));
    writeFileSync(join(folder, 'supergraph.graphql'), supergraphSdl);
    writeFileSync(join(folder, 'ca.crt'), inside.certificate);
    const { certificateFile, keyFile } = outside.issueTo(folder, 'gateway', '127.0.0.1');
    gateway = await startGateway(
      parseGatewayEnvironment({
        NODE_ENV: 'test',
        LOG_LEVEL: 'silent',
        GATEWAY_PORT: '0',
        GATEWAY_SUPERGRAPH_FILE: join(folder, 'supergraph.graphql'),
        GATEWAY_TLS_CERTIFICATE_FILE: certificateFile,
        GATEWAY_TLS_KEY_FILE: keyFile,
        HTTP_TLS_CA_FILE: join(folder, 'ca.crt'),
        ...Object.fromEntries(NAMES.map((name) => [`${name.toUpperCase()}_SERVICE_URL`, subgraphs.get(name)?.url])),
      }),
    );
  });

  afterAll(async () => {
    await gateway?.close();
    await Promise.all([...subgraphs.values()].map((subgraph) => subgraph.stop()));
    rmSync(folder, { recursive: true });
  });

  const ask = async (query: string): Promise<GraphqlResult<Record<string, number | null>>> => {
    const { body } = await askByTls(`${gateway.url}/graphql`, believed, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ query }) });
    return JSON.parse(body) as GraphqlResult<Record<string, number | null>>;
  };

  test('does not believe a service that another authority vouches for, or that is another: its fields are errors, the others answer', async () => {
    await eventually(async () => (await ask('{ courses people }')).data?.courses === 3);
    const { data, errors } = await ask('{ courses people payments messages }');
    expect(data).toEqual({ courses: 3, people: 3, payments: null, messages: null });
    expect(errors?.map(({ path, extensions }) => [path, extensions.code, extensions.details]).sort()).toEqual([
      [['messages'], 'SERVICE_UNAVAILABLE', { service: 'communication' }],
      [['payments'], 'SERVICE_UNAVAILABLE', { service: 'payment' }],
    ]);
    // Not a word has reached them, and so no token either.
    expect([subgraphs.get('payment')?.asked, subgraphs.get('communication')?.asked]).toEqual([0, 0]);
  });

  test('serves clients by TLS alone, and what it says of services is asked by TLS', async () => {
    expect(gateway.url).toMatch(/^https:/);
    await expect(fetch(gateway.url.replace('https:', 'http:'))).rejects.toThrow('fetch failed');
    await expect(askByTls(`${gateway.url}/health/live`, { ca: inside.certificate })).rejects.toThrow(/unable to verify/);
    const { body } = await askByTls(`${gateway.url}/health/ready`, believed);
    const { details } = JSON.parse(body) as { details: Record<Name, { status: string }> };
    expect(NAMES.map((name) => [name, details[name].status])).toEqual([['identity', 'up'], ['learning', 'up'], ['payment', 'degraded'], ['communication', 'degraded']]);
  });

  test('hands requests for tokens and for exports to nobody but the identity that is vouched for', async () => {
    const identity = subgraphs.get('identity');
    if (!identity) throw new Error('there is no identity');
    // What the stand-in says to what it does not know, and not the gateway's own word that nobody answers.
    identity.mood = 'refusing';
    const token = await askByTls(`${gateway.url}/oauth/token`, believed, { method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: 'grant_type=client_credentials' });
    expect(token.status).toBe(413);
    const archive = await askByTls(`${gateway.url}/data-exports/one`, believed);
    expect(archive.status).toBe(404);
  });
});
