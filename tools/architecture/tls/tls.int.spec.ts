import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseGatewayEnvironment, startGateway, type RunningGateway } from '@edtech/gateway';
import { identityService } from '@edtech/identity-service';
import { learningService } from '@edtech/learning-management-service';
import { MailFolder, signUpByMail } from '@edtech/mail';
import { InProcessTransport } from '@edtech/messaging';
import { askByTls, eventually, handshake, startTestService, TestAuthority, type GraphqlResult, type TestService, type TlsAsking } from '@edtech/testing';

interface Export {
  readonly parts: readonly { readonly service: string; readonly collectedAt: string | null }[];
}

/** Found by the system, and free again. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

describe('the gateway, identity and learning, all by TLS, with certificates of whoever asks', () => {
  const folder = mkdtempSync(join(tmpdir(), 'edtech-tls-topology-'));
  const [outside, inside] = [new TestAuthority(), new TestAuthority()];
  const client: TlsAsking = { ca: outside.certificate };
  const transport = new InProcessTransport({ groups: ['identity', 'learning'] });
  const mails = new MailFolder(join(folder, 'mails'));
  let operator: TlsAsking;
  let identity: TestService;
  let learning: TestService;
  let gateway: RunningGateway;
  let token: string;

  beforeAll(async () => {
    const ports = { IDENTITY_SERVICE_PORT: String(await freePort()), LEARNING_SERVICE_PORT: String(await freePort()) };
    const caFile = join(folder, 'ca.crt');
    writeFileSync(caFile, inside.certificate);
    const { certificate: cert, key } = inside.issue('operator');
    operator = { ca: inside.certificate, cert, key };
    const common = { ...ports, HTTP_TLS_CA_FILE: caFile, HTTP_TLS_CLIENT_CA_FILE: caFile, HTTP_TLS_WATCH_MS: '20', IDENTITY_JWKS_URL: `https://localhost:${ports.IDENTITY_SERVICE_PORT}/.well-known/jwks.json` };
    const own = (prefix: string) => {
      const { certificateFile, keyFile } = inside.issueTo(folder, prefix, 'localhost', '127.0.0.1');
      return { ...common, [`${prefix}_TLS_CERTIFICATE_FILE`]: certificateFile, [`${prefix}_TLS_KEY_FILE`]: keyFile };
    };
    identity = await startTestService(identityService, { own: { ...own('IDENTITY_SERVICE'), IDENTITY_MAIL_FOLDER: join(folder, 'mails') }, transport });
    learning = await startTestService(learningService, { own: own('LEARNING_SERVICE'), transport });
    const seen = outside.issueTo(folder, 'GATEWAY', 'localhost', '127.0.0.1');
    const shown = inside.issueTo(folder, 'GATEWAY_CLIENT', 'gateway');
    gateway = await startGateway(
      parseGatewayEnvironment({
        ...common,
        NODE_ENV: 'test',
        LOG_LEVEL: 'silent',
        GATEWAY_PORT: '0',
        GATEWAY_TLS_CERTIFICATE_FILE: seen.certificateFile,
        GATEWAY_TLS_KEY_FILE: seen.keyFile,
        GATEWAY_CLIENT_TLS_CERTIFICATE_FILE: shown.certificateFile,
        GATEWAY_CLIENT_TLS_KEY_FILE: shown.keyFile,
        IDENTITY_SERVICE_URL: `https://localhost:${ports.IDENTITY_SERVICE_PORT}`,
        LEARNING_SERVICE_URL: `https://localhost:${ports.LEARNING_SERVICE_PORT}`,
      }),
    );
  }, 120_000);

  afterAll(async () => {
    await gateway?.close();
    await Promise.all([identity?.close(), learning?.close()]);
    await transport.close();
    rmSync(folder, { recursive: true });
  });

  async function ask<T>(query: string, variables: Record<string, unknown> = {}): Promise<GraphqlResult<T>> {
    const headers = { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) };
    const { body } = await askByTls(`${gateway.url}/graphql`, client, { method: 'POST', headers, body: JSON.stringify({ query, variables }) });
    return JSON.parse(body) as GraphqlResult<T>;
  }
  async function told<T>(query: string, variables?: Record<string, unknown>): Promise<T> {
    const { data, errors } = await ask<T>(query, variables);
    if (errors || !data) throw new Error(JSON.stringify(errors));
    return data;
  }

  test('somebody signs up and in, and sees what two services know of them', async () => {
    const person = { email: 'ada@example.org', password: 'a password of Ada for this', firstName: 'Ada', lastName: 'Lovelace', role: 'TUTOR', timeZone: 'Europe/Vienna' };
    const { accessToken } = await signUpByMail<{ accessToken: string }>(told, mails, person, 'accessToken');
    token = accessToken;
    // Learning has checked the token with keys that it fetched of identity.
    const me = await eventually(async () => {
      const { data } = await ask<{ me: { email: string; tutorProfile: { id: string } | null } }>('{ me { email tutorProfile { id } } }');
      return data?.me.tutorProfile ? data.me : undefined;
    });
    expect(me).toEqual({ email: person.email, tutorProfile: { id: expect.any(String) } });
  });

  test('identity collects what learning holds of them', async () => {
    await told('mutation { requestDataExport { id } }');
    const collected = await eventually(async () => {
      const [latest] = (await told<{ myDataExports: Export[] }>('{ myDataExports { parts { service collectedAt } } }')).myDataExports;
      const services = latest?.parts.filter(({ collectedAt }) => collectedAt !== null).map(({ service }) => service) ?? [];
      return services.length === 2 ? services.sort() : undefined;
    });
    expect(collected).toEqual(['identity', 'learning']);
  });

  test('requests for tokens, health and metrics go the same way', async () => {
    const credentials = Buffer.from('00000000-0000-7000-8000-000000000000:nothing').toString('base64');
    const headers = { 'content-type': 'application/x-www-form-urlencoded', authorization: `Basic ${credentials}` };
    const answer = await askByTls(`${gateway.url}/oauth/token`, client, { method: 'POST', headers, body: 'grant_type=client_credentials' });
    expect([answer.status, JSON.parse(answer.body)]).toEqual([401, expect.objectContaining({ error: 'invalid_client' })]);
    const { details } = JSON.parse((await askByTls(`${gateway.url}/health/ready`, client)).body) as { details: Record<string, { status: string }> };
    expect([details['identity']?.status, details['learning']?.status, details['payment']?.status]).toEqual(['up', 'up', 'degraded']);
    for (const { url } of [identity, learning]) expect((await askByTls(`${url}/metrics`, operator)).body).toContain('http_request_duration_seconds');
  });

  test('nobody is answered in the clear, by an older TLS, or without a certificate where one is asked for', async () => {
    const doors = [
      { url: gateway.url, tls: client },
      { url: identity.url, tls: operator },
      { url: learning.url, tls: operator },
    ];
    for (const { url, tls } of doors) {
      await expect(fetch(`${url.replace('https:', 'http:')}/health/live`)).rejects.toThrow('fetch failed');
      await expect(handshake(url, { ...tls, minVersion: 'TLSv1.1', maxVersion: 'TLSv1.1', ciphers: 'ALL:@SECLEVEL=0' })).rejects.toMatchObject({ code: 'ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION' });
      expect((await askByTls(`${url}/health/live`, tls)).status).toBe(200);
    }
    for (const { url } of [identity, learning]) await expect(askByTls(`${url}/health/live`, { ca: inside.certificate })).rejects.toThrow(/certificate required|ECONNRESET|socket hang up/);
  });

  test('changed certificates of all three are served without a failed request', async () => {
    const serials = () => Promise.all([handshake(gateway.url, client), handshake(identity.url, operator), handshake(learning.url, operator)]).then((all) => all.map(({ certificate }) => certificate.serialNumber));
    const before = await serials();
    const asking = { on: true };
    const answers: GraphqlResult<unknown>[] = [];
    const load = (async () => {
      while (asking.on) answers.push(await ask('{ me { email tutorProfile { id } } }'));
    })();
    inside.issueTo(folder, 'IDENTITY_SERVICE', 'localhost', '127.0.0.1');
    inside.issueTo(folder, 'LEARNING_SERVICE', 'localhost', '127.0.0.1');
    inside.issueTo(folder, 'GATEWAY_CLIENT', 'gateway');
    outside.issueTo(folder, 'GATEWAY', 'localhost', '127.0.0.1');
    try {
      await eventually(async () => (await serials()).every((serial, index) => serial !== before[index]), { timeoutMs: 20_000 });
      const atChange = answers.length;
      await eventually(() => answers.length > atChange + 3);
    } finally {
      asking.on = false;
      await load;
    }
    expect(answers.filter(({ errors }) => errors !== undefined)).toEqual([]);
  });

  test('who has signed out is refused by the gateway, which hears of it from identity', async () => {
    expect((await ask('{ me { id } }')).errors).toBeUndefined();
    await told('mutation { signOut }');
    await eventually(async () => (await ask('{ me { id } }')).errors?.[0]?.extensions.code === 'TOKEN_REVOKED');
  });
});
