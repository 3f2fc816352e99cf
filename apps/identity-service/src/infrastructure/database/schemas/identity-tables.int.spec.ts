import { createTestDatabase, type TestDatabase } from '@edtech/testing';
import postgres from 'postgres';
import { identityService } from '../../../app.js';

describe("identity's tables", () => {
  let database: TestDatabase;
  let sql: postgres.Sql;
  const userId = crypto.randomUUID();
  const sessionId = crypto.randomUUID();

  beforeAll(async () => {
    database = await createTestDatabase(identityService);
    sql = database.admin;
    await account(userId, sessionId);
  });
  afterAll(() => database?.drop());

  async function account(id: string, session: string): Promise<void> {
    await user({ id });
    await sql`insert into identity.user_profiles (user_id) values (${id})`;
    await sql`insert into identity.credentials (user_id, password_hash) values (${id}, '$argon2id$...')`;
    await sql`insert into identity.user_sessions (session_id, user_id, created_at, last_seen_at, expires_at) values (${session}, ${id}, now(), now(), now() + interval '1 day')`;
  }

  const HASH = 'a'.repeat(64);
  const user = (columns: Record<string, unknown>) => sql`
    insert into identity.users ${sql({ id: crypto.randomUUID(), email: `${crypto.randomUUID()}@example.org`, first_name: 'A', last_name: 'B', role: 'student', ...columns })}`;
  const token = (columns: Record<string, unknown>) => sql`
    insert into identity.auth_tokens ${sql({ id: crypto.randomUUID(), user_id: userId, family_id: sessionId, token: HASH, type: 'refresh', created_at: new Date(0), expires_at: new Date(1), ...columns })}`;

  const securityEvent = (columns: Record<string, unknown>) => sql`
    insert into identity.security_events ${sql({ id: crypto.randomUUID(), user_id: userId, kind: 'signed_in', occurred_at: new Date(0), ...columns })}`;
  const mailJob = (columns: Record<string, unknown>) => sql`
    insert into identity.mail_jobs ${sql({ id: crypto.randomUUID(), recipient: 'ada@example.org', created_at: new Date(0), expires_at: new Date(1), next_attempt_at: new Date(0), ...columns })}`;

  it.each<[string, () => Promise<unknown>]>([
    ['users_role_check', () => user({ role: 'owner' })],
    ['users_status_check', () => user({ status: 'away' })],
    ['users_first_name_check', () => user({ first_name: '' })],
    ['users_last_name_check', () => user({ last_name: 'x'.repeat(101) })],
    ['users_email_check', () => user({ email: 'x'.repeat(255) })],
    ['users_version_check', () => user({ version: 0 })],
    ['user_profiles_bio_check', () => sql`update identity.user_profiles set bio = ${'x'.repeat(2001)}`],
    ['user_profiles_preferences_check', () => sql`update identity.user_profiles set preferences = '[]'`],
    ['user_profiles_settings_check', () => sql`update identity.user_profiles set settings = '"dark"'`],
    ['credentials_password_hash_check', () => sql`update identity.credentials set password_hash = 'correct horse battery'`],
    ['user_sessions_ended_because_check', () => sql`update identity.user_sessions set ended_at = now(), ended_because = 'boredom'`],
    ['user_sessions_methods_check', () => sql`update identity.user_sessions set methods = array['voice']`],
    ['user_sessions_ended_check', () => sql`update identity.user_sessions set ended_at = now()`],
    ['auth_tokens_type_check', () => token({ type: 'access', family_id: null })],
    ['auth_tokens_token_check', () => token({ token: Buffer.alloc(32).toString('base64url') })],
    ['auth_tokens_family_check', () => token({ family_id: null })],
    ['auth_tokens_expires_at_check', () => token({ expires_at: new Date(0) })],
    [
      'totp_authenticators_sealed_secret_check',
      () => sql`insert into identity.totp_authenticators (user_id, sealed_secret, created_at) values (${userId}, 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ', now())`,
    ],
    ['recovery_codes_code_hash_check', () => sql`insert into identity.recovery_codes (user_id, code_hash, created_at) values (${userId}, 'a0b1-cdef-ghjk-mnpq', now())`],
    [
      'sign_in_challenges_challenge_hash_check',
      () => sql`insert into identity.sign_in_challenges (challenge_hash, user_id, methods, created_at, expires_at)
        values (${Buffer.alloc(32).toString('base64url')}, ${userId}, array['pwd'], now(), now())`,
    ],
    ['security_events_kind_check', () => securityEvent({ kind: 'signed in with correct horse battery' })],
    ['security_events_address_check', () => securityEvent({ address: '203.0.113.7' })],
    ['security_events_address_check', () => securityEvent({ address: '203.0.113.7/32' })],
    ['security_events_address_check', () => securityEvent({ address: '2001:db8:1:2::3' })],
    ['security_events_device_name_check', () => securityEvent({ device_name: 'x'.repeat(101) })],
    ['mail_jobs_kind_check', () => mailJob({ kind: 'Some text' })],
    ['mail_jobs_token_id_check', () => mailJob({ kind: 'password_reset' })],
    ['used_challenges_challenge_hash_check', () => sql`insert into identity.used_challenges (challenge_hash, expires_at) values ('no hash', now())`],
  ])('refuse what breaks %s', async (constraint, statement) => {
    await expect(statement()).rejects.toMatchObject({ constraint_name: constraint });
  });

  it('keep one address per account in any case, and one row per token hash', async () => {
    await user({ email: 'Grace@example.org' });
    await expect(user({ email: 'grace@EXAMPLE.org' })).rejects.toMatchObject({ constraint_name: 'users_email_key' });
    await token({});
    await expect(token({})).rejects.toMatchObject({ constraint_name: 'auth_tokens_token_key' });
  });

  it.each(['users', 'user_profiles', 'credentials'])('set updated_at of %s with every change, also twice in one transaction', async (table) => {
    const touch = table === 'users' ? sql`first_name = first_name` : table === 'credentials' ? sql`password_hash = password_hash` : sql`bio = bio`;
    await sql.begin(async (tx) => {
      const times: string[] = [];
      for (let n = 0; n < 2; n += 1) {
        const [row] = await tx<{ at: string }[]>`update ${sql(`identity.${table}`)} set ${touch} where ${table === 'users' ? sql`id` : sql`user_id`} = ${userId} returning updated_at::text as at`;
        times.push(row!.at);
      }
      expect(times[1]! > times[0]!).toBe(true);
    });
  });

  it('never let created_at of a user change', async () => {
    await expect(sql`update identity.users set created_at = now() - interval '1 day' where id = ${userId}`).rejects.toThrow(/never changes/);
  });

  it('take profile, credential, sessions and tokens along when a user is removed', async () => {
    const [removed, itsSession] = [crypto.randomUUID(), crypto.randomUUID()];
    await account(removed, itsSession);
    await token({ user_id: removed, family_id: itsSession, token: 'b'.repeat(64) });
    await sql`delete from identity.users where id = ${removed}`;
    for (const table of ['user_profiles', 'credentials', 'user_sessions', 'auth_tokens']) {
      expect([table, (await sql`select 1 from ${sql(`identity.${table}`)} where user_id = ${removed}`).length]).toEqual([table, 0]);
    }
  });

  it('belong to the owner role, and the runtime role cannot change them', async () => {
    const owners = await sql<{ owner: string }[]>`select distinct tableowner as owner from pg_tables where schemaname = 'identity'`;
    expect(owners.map(({ owner }) => owner)).toEqual(['edtech_identity_owner']);
    const { host, port, name, user: username, password } = database.environment;
    const runtime = postgres({ host, port, database: name, username, password, max: 1 });
    try {
      await expect(runtime`alter table identity.users add column nickname text`).rejects.toMatchObject({ code: '42501' });
      await expect(runtime`create table identity.extra (id int)`).rejects.toMatchObject({ code: '42501' });
      await expect(runtime`create table public.extra (id int)`).rejects.toMatchObject({ code: '42501' });
    } finally {
      await runtime.end();
    }
  });
});
