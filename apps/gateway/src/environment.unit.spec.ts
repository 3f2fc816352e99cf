import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { rootCertificates } from 'node:tls';
import { EnvironmentError } from '@edtech/environment';
import { parseGatewayEnvironment } from './environment.js';

function complaintsAbout(source: Record<string, string>): string[] {
  try {
    parseGatewayEnvironment(source);
  } catch (error) {
    if (error instanceof EnvironmentError) return error.problems.map(({ variable }) => variable).sort();
    throw error;
  }
  return [];
}

describe('what the gateway reads', () => {
  it('is safe where nothing is said, and in production shows no schema', () => {
    expect(parseGatewayEnvironment({ NODE_ENV: 'production' })).toMatchObject({ introspection: false, operations: 'any', corsOrigins: [], trustedProxies: [], limits: { depth: 15, sameMutation: 1 } });
    expect(parseGatewayEnvironment({})).toMatchObject({ introspection: true, host: '127.0.0.1' });
  });

  it('has time limits and subgraphs by name', () => {
    expect(parseGatewayEnvironment({ GATEWAY_SERVICE_TIMEOUTS_MS: 'ai=20000, payment=800', GATEWAY_SUBGRAPH_URLS: 'products=http://localhost:5001/graphql?a=b' })).toMatchObject({
      serviceTimeoutsMs: { ai: 20_000, payment: 800 },
      otherSubgraphs: { products: 'http://localhost:5001/graphql?a=b' },
    });
  });

  it.each([
    [{ GATEWAY_CORS_ORIGINS: '*' }, ['GATEWAY_CORS_ORIGINS']],
    [{ GATEWAY_CORS_ORIGINS: 'https://app.example.org/' }, ['GATEWAY_CORS_ORIGINS']],
    [{ GATEWAY_OPERATIONS: 'registered' }, ['GATEWAY_OPERATIONS_MANIFEST']],
    [{ GATEWAY_REDIS_URL: 'http://redis' }, ['GATEWAY_REDIS_URL']],
    [{ GATEWAY_SERVICE_TIMEOUTS_MS: 'ai=soon', GATEWAY_SUBGRAPH_URLS: 'http://x' }, ['GATEWAY_SERVICE_TIMEOUTS_MS', 'GATEWAY_SUBGRAPH_URLS']],
    [{ GATEWAY_MAX_DEPTH: '0', GATEWAY_MAX_COST: 'much' }, ['GATEWAY_MAX_COST', 'GATEWAY_MAX_DEPTH']],
  ])('is refused where it makes no sense, each by its name: %j', (source, names) => {
    expect(complaintsAbout(source)).toEqual(names);
  });
});

describe('where the gateway is told whose certificates services have', () => {
  const folder = mkdtempSync(join(tmpdir(), 'edtech-gateway-environment-'));
  const caFile = join(folder, 'ca.crt');
  beforeAll(() => writeFileSync(caFile, rootCertificates[0] ?? ''));
  afterAll(() => rmSync(folder, { recursive: true }));

  it('it asks nobody in the clear', () => {
    const { serviceUrls, jwksUrl } = parseGatewayEnvironment({ HTTP_TLS_CA_FILE: caFile });
    expect([...Object.values(serviceUrls), jwksUrl].filter((url) => !url.startsWith('https:'))).toEqual([]);
    const source = { HTTP_TLS_CA_FILE: caFile, LEARNING_SERVICE_URL: 'http://learning:4002', IDENTITY_JWKS_URL: 'http://identity:4001/keys' };
    expect(complaintsAbout(source)).toEqual(['IDENTITY_JWKS_URL', 'LEARNING_SERVICE_URL']);
    expect(complaintsAbout({ HTTP_TLS_CA_FILE: caFile, GATEWAY_SUBGRAPH_URLS: 'products=http://localhost:5001/graphql' })).toEqual(['GATEWAY_SUBGRAPH_URLS']);
  });
});
