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
