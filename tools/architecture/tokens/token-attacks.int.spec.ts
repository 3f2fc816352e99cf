import { aiService } from '@edtech/ai-service';
import { analyticsService } from '@edtech/analytics-service';
import { communicationService } from '@edtech/communication-service';
import { identityService } from '@edtech/identity-service';
import { learningService } from '@edtech/learning-management-service';
import { paymentService } from '@edtech/payment-service';
import type { AnyServiceDefinition } from '@edtech/service-host';
import { attackTokens, serveTestJwks, startTestService, TestTokens, type TestJwks, type TestService } from '@edtech/testing';

const services: readonly AnyServiceDefinition[] = [identityService, learningService, paymentService, communicationService, aiService, analyticsService];

describe.each(services)('$service, asked directly', (definition) => {
  const tokens = new TestTokens();
  const field = `${definition.service}Events`;
  let jwks: TestJwks;
  let service: TestService;

  beforeAll(async () => {
    jwks = await serveTestJwks(() => [tokens.publicJwk]);
    service = await startTestService(definition, { own: { IDENTITY_JWKS_URL: jwks.url } });
  });

  afterAll(async () => {
    await service?.close();
    await jwks?.close();
  });

  const ask = async (headers: Record<string, string>) => {
    const response = await fetch(`${service.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify({ query: `{ ${field} { service } }` }),
    });
    return (await response.json()) as { data: Record<string, unknown> | null; errors?: { extensions: { code: string } }[] };
  };
  const bearing = (token: string) => ask({ authorization: `Bearer ${token}` });

  test('believes a genuine token, and none of those that are not', async () => {
    expect((await bearing(tokens.user('admin').token)).data).toEqual({ [field]: { service: definition.service } });
    const attacks = attackTokens(tokens);
    const believed: string[] = [];
    for (const [wrong, token] of attacks) {
      const { data, errors } = await bearing(token);
      const code = errors?.[0]?.extensions.code;
      if ((data?.[field] ?? null) !== null || !['TOKEN_INVALID', 'TOKEN_EXPIRED'].includes(code ?? '')) believed.push(`${wrong}: ${code ?? 'believed'}`);
    }
    expect(believed).toEqual([]);
    expect(attacks.length).toBeGreaterThanOrEqual(40);
  });

  test('takes no admin for one who has shown no second factor', async () => {
    for (const amr of [['pwd'], ['oidc'], []]) {
      const { data, errors } = await bearing(tokens.sign({ claims: { sub: tokens.user('admin').userId, sid: 's', role: 'admin', amr } }));
      expect([data?.[field] ?? null, errors?.[0]?.extensions.code]).toEqual([null, 'SECOND_FACTOR_REQUIRED']);
    }
  });

  test('takes no token from anywhere else, and no word about who asks', async () => {
    const { userId, token } = tokens.user('admin');
    const elsewhere: Record<string, string>[] = [
      { cookie: `token=${token}; authorization=Bearer ${token}` },
      { 'x-access-token': token },
      { 'x-forwarded-authorization': `Bearer ${token}` },
      { 'proxy-authorization': `Bearer ${token}` },
      { authorization: `Basic ${Buffer.from(`admin:${token}`).toString('base64')}` },
      { 'x-user-id': userId, 'x-user-role': 'admin', 'x-roles': 'admin' },
      { 'x-forwarded-user': userId, 'x-forwarded-email': 'admin@example.org', 'x-forwarded-groups': 'admin' },
      { 'x-apollo-viewer': JSON.stringify({ userId, role: 'admin' }) },
    ];
    for (const headers of elsewhere) {
      const { data, errors } = await ask(headers);
      expect([headers, data?.[field] ?? null, errors?.[0]?.extensions.code]).toEqual([headers, null, 'UNAUTHENTICATED']);
    }
  });
});
