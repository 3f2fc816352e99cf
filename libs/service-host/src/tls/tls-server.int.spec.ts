import { askByTls, eventually, handshake, startTestService, TestAuthority, type TestService } from '@edtech/testing';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { Agent, request } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fixtureService } from '../../test/fixture-service/app.js';

const LIVE = '/health/live';

describe('a service that has a certificate', () => {
  const folder = mkdtempSync(join(tmpdir(), 'edtech-tls-'));
  const authority = new TestAuthority();
  const { certificate: ca } = authority;
  const log: string[] = [];
  const files = authority.issueTo(folder, 'own', '127.0.0.1', 'localhost');
  let service: TestService;
  let live: string;

  beforeAll(async () => {
    const own = {
      LOG_LEVEL: 'info',
      ANALYTICS_SERVICE_TLS_CERTIFICATE_FILE: files.certificateFile,
      ANALYTICS_SERVICE_TLS_KEY_FILE: files.keyFile,
      HTTP_TLS_WATCH_MS: '20',
    };
    service = await startTestService(fixtureService, { own, log: { write: (line) => void log.push(line) } });
    live = service.url + LIVE;
  });

  afterAll(async () => {
    await service?.close();
    rmSync(folder, { recursive: true });
  });

  const serialNow = async () => (await handshake(service.url, { ca })).certificate.serialNumber;

  test('answers by TLS, and whoever comes in the clear gets no answer', async () => {
    expect(service.url).toMatch(/^https:/);
    expect(await askByTls(live, { ca })).toMatchObject({ status: 200 });
    expect(await askByTls(`${service.url}/metrics`, { ca })).toMatchObject({ status: 200 });
    await expect(fetch(live.replace('https:', 'http:'))).rejects.toMatchObject({ cause: { code: expect.stringMatching(/ECONNRESET|UND_ERR_SOCKET|EPIPE/) } });
  });

  test('speaks TLS 1.2 and 1.3 and nothing older, whatever the client would take', async () => {
    expect(await handshake(service.url, { ca })).toMatchObject({ protocol: 'TLSv1.3' });
    expect(await handshake(service.url, { ca, maxVersion: 'TLSv1.2' })).toMatchObject({ protocol: 'TLSv1.2' });
    // Lowered as far as it goes, so that it is the server who refuses.
    for (const version of ['TLSv1', 'TLSv1.1'] as const) {
      const old = handshake(service.url, { ca, minVersion: version, maxVersion: version, ciphers: 'ALL:@SECLEVEL=0' });
      await expect(old).rejects.toMatchObject({ code: 'ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION' });
    }
  });

  test('agrees on the strongest cipher that the client has, and on none without forward secrecy or authentication', async () => {
    const cipher = async (ciphers: string) => (await handshake(service.url, { ca, maxVersion: 'TLSv1.2', ciphers })).cipher;
    expect(await cipher('ECDHE-ECDSA-AES128-GCM-SHA256:ECDHE-ECDSA-AES256-GCM-SHA384')).toBe('ECDHE-ECDSA-AES256-GCM-SHA384');
    for (const weak of ['ECDHE-ECDSA-AES128-SHA256', 'ECDHE-ECDSA-AES256-SHA', 'AES256-GCM-SHA384', 'ECDHE-ECDSA-AES128-CCM8']) await expect(cipher(weak)).rejects.toMatchObject({ code: expect.stringMatching(/HANDSHAKE_FAILURE/) });
  });

  test('serves a changed certificate without a restart and without a failed request', async () => {
    const kept = new Agent({ ca, keepAlive: true, maxSockets: 4 });
    const statuses: number[] = [];
    const failures: unknown[] = [];
    const ask = (agent: Agent | false) =>
      new Promise<void>((resolve) => {
        const sent = request(live, { agent, ca }, (received) => {
          statuses.push(received.statusCode ?? 0);
          received.resume().once('close', resolve);
        });
        sent.on('error', (error) => {
          failures.push(error);
          resolve();
        });
        sent.end();
      });
    const asking = { on: true };
    const load = Promise.all([kept, kept, false as const, false as const].map(async (agent) => {
      while (asking.on) await ask(agent);
    }));
    try {
      for (let round = 0; round < 3; round += 1) {
        const before = await serialNow();
        authority.issueTo(folder, 'own', '127.0.0.1', 'localhost');
        await eventually(async () => (await serialNow()) !== before);
      }
    } finally {
      asking.on = false;
      await load;
      kept.destroy();
    }
    expect(failures).toEqual([]);
    expect(statuses.length).toBeGreaterThan(20);
    expect(statuses.filter((status) => status !== 200)).toEqual([]);
    // No less is asked of whoever comes later.
    const old = handshake(service.url, { ca, minVersion: 'TLSv1.1', maxVersion: 'TLSv1.1', ciphers: 'ALL:@SECLEVEL=0' });
    await expect(old).rejects.toMatchObject({ code: 'ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION' });
  });

  test.each<[string, () => void]>([
    ['holds nothing', () => writeFileSync(files.certificateFile, '')],
    ['belongs to another key', () => writeFileSync(files.certificateFile, authority.issue('localhost').certificate)],
    ['is gone', () => rmSync(files.certificateFile)],
  ])('stays with the certificate that it has where the new one %s, and says so once', async (_, breakIt) => {
    const before = await serialNow();
    log.length = 0;
    const complaints = () => log.filter((line) => line.includes('taking up changed certificates fails'));
    breakIt();
    await eventually(() => complaints().length > 0);
    // Some more rounds, which back off as long as it lasts: the next file is taken up as if nothing had been.
    for (let asked = 0; asked < 20; asked += 1) expect(await serialNow()).toBe(before);
    authority.issueTo(folder, 'own', '127.0.0.1', 'localhost');
    await eventually(async () => (await serialNow()) !== before, { timeoutMs: 15_000 });
    // Of two files one is new before the other: what does not fit for that moment may be told of as well.
    expect(new Set(complaints().map((line) => (JSON.parse(line) as { msg: string }).msg)).size).toBe(complaints().length);
    expect(log.filter((line) => line.includes('PRIVATE KEY'))).toEqual([]);
  });
});

describe('a service that wants certificates of whoever comes', () => {
  const folder = mkdtempSync(join(tmpdir(), 'edtech-mutual-tls-'));
  const [authority, stranger] = [new TestAuthority(), new TestAuthority()];
  const { certificate: ca } = authority;
  const files = authority.issueTo(folder, 'own', '127.0.0.1');
  const clientCaFile = join(folder, 'clients.crt');
  const clients = new TestAuthority();
  const log: string[] = [];
  let service: TestService;

  beforeAll(async () => {
    writeFileSync(clientCaFile, clients.certificate);
    const own = {
      LOG_LEVEL: 'warn',
      ANALYTICS_SERVICE_TLS_CERTIFICATE_FILE: files.certificateFile,
      ANALYTICS_SERVICE_TLS_KEY_FILE: files.keyFile,
      HTTP_TLS_CLIENT_CA_FILE: clientCaFile,
      HTTP_TLS_WATCH_MS: '20',
    };
    service = await startTestService(fixtureService, { own, log: { write: (line) => void log.push(line) } });
  });

  afterAll(async () => {
    await service?.close();
    rmSync(folder, { recursive: true });
  });

  const statusFor = async (brought?: { certificate: string; key: string }) => {
    const { certificate: cert, key } = brought ?? {};
    return (await askByTls(service.url + LIVE, { ca, ...(cert !== undefined && { cert }), ...(key !== undefined && { key }) })).status;
  };

  test('lets in whom their authority vouches for, and nobody who brings none or another’s', async () => {
    expect(await statusFor(clients.issue('gateway'))).toBe(200);
    await expect(statusFor()).rejects.toThrow(/certificate required|ECONNRESET|socket hang up/);
    await expect(statusFor(stranger.issue('gateway'))).rejects.toThrow(/unknown ca|ECONNRESET|socket hang up/);
    // Who vouches for servers does not for clients.
    await expect(statusFor(authority.issue('gateway'))).rejects.toThrow(/unknown ca|ECONNRESET|socket hang up/);
  });

  test('believes a changed authority and no longer the one before, and nobody more where the file is empty', async () => {
    writeFileSync(clientCaFile, '');
    await eventually(() => log.some((line) => line.includes('holds no certificate')));
    await expect(statusFor()).rejects.toThrow(/certificate required|ECONNRESET|socket hang up/);
    expect(await statusFor(clients.issue('gateway'))).toBe(200);
    const other = new TestAuthority();
    writeFileSync(clientCaFile, other.certificate);
    await eventually(() => statusFor(other.issue('gateway')).then((status) => status === 200, () => false), { timeoutMs: 15_000 });
    await expect(statusFor(clients.issue('gateway'))).rejects.toThrow(/unknown ca|ECONNRESET|socket hang up/);
  });
});
