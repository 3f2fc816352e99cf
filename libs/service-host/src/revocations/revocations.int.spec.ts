import { identitySessionEndedV1, identityUserUpdatedV1 } from '@edtech/contracts';
import { parseServiceEnvironment } from '@edtech/environment';
import { askGraphql, eventually, RecordingTransport, serveTestJwks, startTestService, TestTokens, type TestJwks, type TestService } from '@edtech/testing';
import { v7 as newId } from 'uuid';
import { fixtureService } from '../../test/fixture-service/app.js';
import { RevocationStore, startService, type RunningService } from '../index.js';

const MINUTE_MS = 60_000;

describe('a service and what identity has ended', () => {
  const tokens = new TestTokens();
  let jwks: TestJwks;
  let service: TestService;
  const replicas: RunningService[] = [];

  beforeAll(async () => {
    jwks = await serveTestJwks(() => [tokens.publicJwk]);
    service = await startTestService(fixtureService, { own: { IDENTITY_JWKS_URL: jwks.url } });
  });

  afterAll(async () => {
    await Promise.all(replicas.map((replica) => replica.close()));
    await service?.close();
    await jwks?.close();
  });

  /** Undefined when the token is believed. */
  const refusalAt = async (url: string, token: string) => (await askGraphql(url, '{ analyticsEvents { service } }', {}, token)).errors?.[0]?.extensions.code;
  const refusal = (token: string) => refusalAt(service.url, token);
  const ended = (sessionId: string, userId: string, ago = 0) =>
    service.deliver(identitySessionEndedV1, { sequence: 1, data: { sessionId, userId, reason: 'signed_out', endedAt: new Date(Date.now() - ago).toISOString() } });
  const changed = (userId: string, sequence: number, role: 'student' | 'tutor' | 'admin', status: 'active' | 'suspended') =>
    service.deliver(identityUserUpdatedV1, {
      sequence,
      data: { userId, email: `${userId}@example.org`, firstName: 'Ada', lastName: 'L', role, status, locale: 'en', timeZone: 'UTC', createdAt: '2026-01-01T00:00:00.000Z' },
    });
  /** Another process on the same database, which no event reaches. */
  async function replica(): Promise<RunningService> {
    const variables = { NODE_ENV: 'test', LOG_LEVEL: 'silent', ANALYTICS_SERVICE_PORT: '0', IDENTITY_JWKS_URL: jwks.url, ...service.database.variables };
    const started = await startService(fixtureService, parseServiceEnvironment('analytics', fixtureService.environment, variables), { transport: new RecordingTransport() });
    replicas.push(started);
    return started;
  }

  test('refuses the tokens of a session that has ended, a service account’s too, and no others', async () => {
    const [leaving, staying] = [tokens.user('admin'), tokens.user('admin')];
    const program = tokens.serviceAccount(['events:read']);
    expect([await refusal(leaving.token), await refusal(staying.token), await refusal(program.token)]).toEqual([undefined, undefined, undefined]);
    await ended(leaving.sessionId, leaving.userId);
    await ended(program.sessionId, program.serviceAccountId);
    expect([await refusal(leaving.token), await refusal(staying.token), await refusal(program.token)]).toEqual(['TOKEN_REVOKED', undefined, 'TOKEN_REVOKED']);
  });

  test('refuses the tokens from before a step-up, and none of the same session from after it', async () => {
    const { userId, sessionId } = tokens.user('admin');
    const [before, after] = [newId(), newId()].map((aid) => ({ aid, token: tokens.sign({ claims: { sub: userId, role: 'admin', sid: sessionId, aid, amr: ['pwd', 'otp'] } }) })) as [
      { aid: string; token: string },
      { aid: string; token: string },
    ];
    expect([await refusal(before.token), await refusal(after.token)]).toEqual([undefined, undefined]);
    await ended(before.aid, userId);
    expect([await refusal(before.token), await refusal(after.token)]).toEqual(['TOKEN_REVOKED', undefined]);
  });

  test('refuses the tokens of an account that is suspended or has lost its role, by its newest version', async () => {
    const [suspended, demoted] = [tokens.user('admin'), tokens.user('admin')];
    await changed(suspended.userId, 3, 'admin', 'suspended');
    await changed(demoted.userId, 3, 'tutor', 'active');
    // An older version that comes late changes nothing, in memory or in the table.
    await changed(suspended.userId, 2, 'admin', 'active');
    await changed(demoted.userId, 2, 'admin', 'active');
    expect([await refusal(suspended.token), await refusal(demoted.token)]).toEqual(['TOKEN_REVOKED', 'TOKEN_REVOKED']);
    const rows = await service.database.admin`select version::int from analytics.session_revocations where id in ${service.database.admin([suspended.userId, demoted.userId])}`;
    expect(rows.map(({ version }) => Number(version))).toEqual([3, 3]);
  });

  test('lets every replica know within seconds, those included that start later', async () => {
    const running = await replica();
    const admin = tokens.user('admin');
    expect(await refusalAt(running.url, admin.token)).toBeUndefined();
    await ended(admin.sessionId, admin.userId);
    await eventually(async () => (await refusalAt(running.url, admin.token)) === 'TOKEN_REVOKED');
    const later = await replica();
    await eventually(async () => (await refusalAt(later.url, admin.token)) === 'TOKEN_REVOKED');
  });

  test('keeps it for as long as a token from before could live, and no longer', async () => {
    const [fresh, old] = [tokens.user('admin'), tokens.user('admin')];
    await ended(fresh.sessionId, fresh.userId, 10 * MINUTE_MS);
    await ended(old.sessionId, old.userId, 12 * MINUTE_MS);
    const kept = async () => (await service.database.admin`select id from analytics.session_revocations where id in ${service.database.admin([fresh.sessionId, old.sessionId])}`).map(({ id }) => String(id));
    expect(await kept()).toEqual([fresh.sessionId]);
    await service.database.admin`update analytics.session_revocations set expires_at = now() where id = ${fresh.sessionId}`;
    await service.app.get(RevocationStore, { strict: false }).clean();
    expect(await kept()).toEqual([]);
  });

  test('names its contents anew whenever they change, for whoever asks only for what is new', async () => {
    const store = service.app.get(RevocationStore, { strict: false });
    const before = await store.stamp();
    expect(await store.stamp()).toBe(before);
    const sessionId = newId();
    await ended(sessionId, newId());
    expect(await store.stamp()).not.toBe(before);
    expect((await store.recordedSince()).revocations).toContainEqual(expect.objectContaining({ kind: 'session', id: sessionId }));
  });
});
