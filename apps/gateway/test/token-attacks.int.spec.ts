import { askGraphql, attackTokens, serveTestJwks, TestTokens, type TestJwks } from '@edtech/testing';
import { parseGatewayEnvironment, startGateway, type RunningGateway } from '../src/app.js';

/** Nothing listens there. */
const NOWHERE = 'http://127.0.0.1:1';

describe('the gateway, shown tokens', () => {
  const tokens = new TestTokens();
  let jwks: TestJwks;
  let gateway: RunningGateway;

  beforeAll(async () => {
    jwks = await serveTestJwks(() => [tokens.publicJwk]);
    const urls = Object.fromEntries(['IDENTITY', 'LEARNING', 'PAYMENT', 'COMMUNICATION', 'AI', 'ANALYTICS'].map((prefix) => [`${prefix}_SERVICE_URL`, NOWHERE]));
    gateway = await startGateway(parseGatewayEnvironment({ NODE_ENV: 'test', LOG_LEVEL: 'silent', GATEWAY_PORT: '0', ...urls, IDENTITY_JWKS_URL: jwks.url }));
  });

  afterAll(async () => {
    await gateway?.close();
    await jwks?.close();
  });

  test('believes a genuine one, and none of those that are not', async () => {
    const ask = (token: string) => askGraphql<{ me: { id: string } | null }>(gateway.url, '{ me { id } }', {}, token);
    const admin = tokens.user('admin');
    expect((await ask(admin.token)).data).toEqual({ me: { id: admin.userId } });
    const attacks = attackTokens(tokens);
    const believed: string[] = [];
    for (const [wrong, token] of attacks) {
      const { data, errors } = await ask(token);
      const code = errors?.[0]?.extensions.code;
      if ((data?.me ?? null) !== null || !['TOKEN_INVALID', 'TOKEN_EXPIRED'].includes(code ?? '')) believed.push(`${wrong}: ${code ?? 'believed'}`);
    }
    expect(believed).toEqual([]);
    expect(attacks.length).toBeGreaterThanOrEqual(40);
  });
});
