import { randomUUID } from 'node:crypto';
import { performance } from 'node:perf_hooks';
import { identityService } from '@edtech/identity-service';
import type { EventTransport } from '@edtech/messaging';
import { paymentService } from '@edtech/payment-service';
import { eventually, serveTestJwks, startTestService, TestTokens, type TestJwks, type TestService, type TestServiceAccount, type TestUser } from '@edtech/testing';
import { v7 as newId } from 'uuid';

export interface RevocationSetup {
  /** For one service. */
  readonly transportOf: (service: 'identity' | 'payment') => EventTransport;
  readonly close: () => Promise<void>;
  /** How many sign-outs are timed. */
  readonly samples: number;
}

/** What is ended at identity is not believed elsewhere, though the token is as good as ever by itself. */
export function describeRevocation(by: string, setUp: () => RevocationSetup): void {
  describe(`revocations carried ${by}`, () => {
    const tokens = new TestTokens();
    let setup: RevocationSetup;
    let jwks: TestJwks;
    let identity: TestService;
    let payment: TestService;

    beforeAll(async () => {
      setup = setUp();
      jwks = await serveTestJwks(() => [tokens.publicJwk]);
      const own = { IDENTITY_JWKS_URL: jwks.url };
      identity = await startTestService(identityService, { own, transport: setup.transportOf('identity') });
      payment = await startTestService(paymentService, { own, transport: setup.transportOf('payment') });
    });

    afterAll(async () => {
      await payment?.close();
      await identity?.close();
      await setup?.close();
      await jwks?.close();
    });

    /** Somebody with an account, signed in so many times. */
    async function people(role: 'student' | 'admin', devices = 1): Promise<TestUser[]> {
      const userId = newId();
      await identity.database.admin`insert into identity.users (id, email, first_name, last_name, role) values (${userId}, ${`${userId}@example.org`}, 'Ada', 'Lovelace', ${role})`;
      return Promise.all(Array.from({ length: devices }, () => signIn(userId, role)));
    }

    async function signIn(userId: string, role: 'student' | 'tutor' | 'admin'): Promise<TestUser> {
      const user = tokens.user(role, userId);
      await identity.database.admin`
        insert into identity.user_sessions (session_id, user_id, created_at, last_seen_at, expires_at) values (${user.sessionId}, ${userId}, now(), now(), now() + interval '1 day')`;
      return user;
    }

    /** Undefined when the token is believed. */
    const refusalAt = async (service: TestService, as: TestUser): Promise<string | undefined> => {
      const query = service === payment ? `{ payment(id: "${randomUUID()}") { id } }` : '{ mySessions { sessionId } }';
      return (await service.graphql(query, {}, as)).errors?.[0]?.extensions.code;
    };
    const refusedBoth = (as: TestUser) =>
      eventually(async () => (await refusalAt(payment, as)) === 'TOKEN_REVOKED' && (await refusalAt(identity, as)) === 'TOKEN_REVOKED', { timeoutMs: 30_000 });
    const signOut = (as: TestUser, everywhere = false) => identity.graphql(`mutation { signOut(everywhere: ${everywhere}) }`, {}, as);

    test('signing out here ends this session only, everywhere all of them, and nobody else’s', async () => {
      const [phone, laptop, tablet] = (await people('student', 3)) as [TestUser, TestUser, TestUser];
      const [other] = (await people('student')) as [TestUser];
      await signOut(phone);
      await refusedBoth(phone);
      expect([await refusalAt(payment, laptop), await refusalAt(identity, laptop)]).toEqual([undefined, undefined]);
      await signOut(laptop, true);
      await Promise.all([laptop, tablet].map(refusedBoth));
      expect([await refusalAt(payment, other), await refusalAt(identity, other)]).toEqual([undefined, undefined]);
    });

    test('a suspension refuses every token of the account', async () => {
      const [admin] = (await people('admin')) as [TestUser];
      const [student] = (await people('student')) as [TestUser];
      // Of a session that nobody has heard of.
      const elsewhere = tokens.user('student', student.userId);
      const { errors } = await identity.graphql('mutation ($userId: ID!) { setUserStatus(userId: $userId, status: SUSPENDED) { id } }', { userId: student.userId }, admin);
      expect(errors).toBeUndefined();
      await Promise.all([student, elsewhere].map(refusedBoth));
    });

    test('a token with a role that its user has lost is refused, and one with the new role is not', async () => {
      const [admin] = (await people('admin')) as [TestUser];
      const [student] = (await people('student')) as [TestUser];
      const { errors } = await identity.graphql('mutation ($userId: ID!) { setUserRole(userId: $userId, role: TUTOR) { id } }', { userId: student.userId }, admin);
      expect(errors).toBeUndefined();
      await refusedBoth(student);
      const tutor = tokens.user('tutor', student.userId);
      expect([await refusalAt(payment, tutor), await refusalAt(identity, tutor)]).toEqual([undefined, undefined]);
    });

    test('a secret of a service account that is revoked takes its tokens with it, a suspension all of them, and a reactivation brings none back', async () => {
      const [admin] = (await people('admin')) as [TestUser];
      const manage = async <T>(mutation: string): Promise<T> => {
        const { data, errors } = await identity.graphql<T>(`mutation { ${mutation} }`, {}, admin);
        if (!data) throw new Error(JSON.stringify(errors));
        return data;
      };
      const { createServiceAccount: made } = await manage<{ createServiceAccount: { clientId: string; secretId: string } }>(
        `createServiceAccount(input: { name: "${randomUUID()}", scopes: [EVENTS_READ] }) { clientId secretId }`,
      );
      const { rotateServiceAccountSecret: second } = await manage<{ rotateServiceAccountSecret: { secretId: string } }>(`rotateServiceAccountSecret(serviceAccountId: "${made.clientId}") { secretId }`);
      /** As identity gives it for the secret, signed by whom both believe. */
      const tokenFor = async (secretId: string) => {
        const [row] = await identity.database.admin<{ sid: string }[]>`select session_id as sid from identity.service_account_secrets where id = ${secretId}`;
        const token = tokens.sign({ claims: { sub: made.clientId, role: 'service', sid: row?.sid, scope: 'events:read', auth_time: undefined, amr: undefined } });
        return { ...tokens.serviceAccount(['events:read'], made.clientId), token };
      };
      const refusals = async (as: TestServiceAccount) =>
        Promise.all([payment, identity].map(async (service) => (await service.graphql(`{ ${service === payment ? 'payment' : 'identity'}Events { service } }`, {}, as)).errors?.[0]?.extensions.code));
      const refusedByBoth = (as: TestServiceAccount) => eventually(async () => (await refusals(as)).every((code) => code === 'TOKEN_REVOKED'), { timeoutMs: 30_000 });

      const [one, other] = [await tokenFor(made.secretId), await tokenFor(second.secretId)];
      expect([await refusals(one), await refusals(other)]).toEqual([[undefined, undefined], [undefined, undefined]]);
      await manage(`revokeServiceAccountSecret(secretId: "${made.secretId}") { id }`);
      await refusedByBoth(one);
      expect(await refusals(other)).toEqual([undefined, undefined]);
      await manage(`suspendServiceAccount(id: "${made.clientId}") { id }`);
      await refusedByBoth(other);
      await manage(`reactivateServiceAccount(id: "${made.clientId}") { id }`);
      expect(await refusals(await tokenFor(second.secretId))).toEqual([undefined, undefined]);
      expect(await refusals(other)).toEqual(['TOKEN_REVOKED', 'TOKEN_REVOKED']);
    });

    test('another replica, and one that starts later, knows it too', async () => {
      const [student] = (await people('student')) as [TestUser];
      await signOut(student);
      await refusedBoth(student);
      const [row] = await payment.database.admin<{ n: number }[]>`select count(*)::int as n from payment.session_revocations where id = ${student.sessionId} and expires_at > now() + interval '9 minutes'`;
      expect(row?.n).toBe(1);
    });

    test('within seconds', async () => {
      const latencies: number[] = [];
      for (let sample = 0; sample < setup.samples; sample += 1) {
        const [student] = (await people('student')) as [TestUser];
        expect(await refusalAt(payment, student)).toBeUndefined();
        await signOut(student);
        const answered = performance.now();
        await eventually(async () => (await refusalAt(payment, student)) === 'TOKEN_REVOKED', { timeoutMs: 30_000 });
        latencies.push(performance.now() - answered);
      }
      latencies.sort((a, b) => a - b);
      const at = (share: number): number => Math.round(latencies[Math.min(latencies.length - 1, Math.floor(latencies.length * share))]!);
      process.stdout.write(`revocation ${by}: ${latencies.length} sign-outs, refused after p50 ${at(0.5)} ms, p99 ${at(0.99)} ms\n`);
      expect(at(0.99)).toBeLessThan(10_000);
    });
  });
}
