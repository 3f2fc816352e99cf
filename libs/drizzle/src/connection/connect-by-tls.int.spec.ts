import { startEmbeddedPostgres, type EmbeddedPostgres } from '@edtech/embedded-postgres';
import type { DatabaseTls } from '@edtech/environment';
import { TestAuthority } from '@edtech/testing';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { session, testServer, type Login } from '../../test/test-server.js';
import { asAdmin } from '../layouts/admin-session.js';
import { connect } from './connect.js';

describe('connecting by TLS', () => {
  const directory = mkdtempSync(join(tmpdir(), 'edtech-test-tls-'));
  const [authority, stranger] = [new TestAuthority(), new TestAuthority()];
  const own = authority.issue('localhost');
  let server: EmbeddedPostgres;
  let encrypting: Login;

  beforeAll(async () => {
    server = await startEmbeddedPostgres({ dataDirectory: directory, port: 0, maxConnections: 20, settings: { fsync: 'off', shared_buffers: '32MB' } });
    encrypting = { host: server.host, port: server.port, user: server.superuser, password: server.password };
    await session(encrypting, async (sql) => {
      // Written by the server itself: the files have to be its own, and the key nobody else's.
      await sql.unsafe(`COPY (SELECT unnest(string_to_array('${own.certificate.trimEnd()}', E'\\n'))) TO PROGRAM 'umask 077; cat > server.crt'`);
      await sql.unsafe(`COPY (SELECT unnest(string_to_array('${own.key.trimEnd()}', E'\\n'))) TO PROGRAM 'umask 077; cat > server.key'`);
      await sql`ALTER SYSTEM SET ssl = on`;
      await sql`SELECT pg_reload_conf()`;
    });
  });

  afterAll(async () => {
    await server?.stop();
    rmSync(directory, { recursive: true, force: true });
  });

  /** What the server says of the connection: the version of TLS, or null in the clear. */
  const connected = async ({ host, port, user, password }: Login, tls?: DatabaseTls): Promise<unknown> => {
    const connection = connect({ host, port, user, password, name: 'postgres', poolSize: 1, applicationName: 'edtech-tls', schema: 'public', ...(tls && { tls }) });
    try {
      const [row] = await connection.sql`SELECT version FROM pg_stat_ssl WHERE pid = pg_backend_pid()`;
      return row?.['version'];
    } finally {
      await connection.close();
    }
  };
  const named = () => ({ ...encrypting, host: 'localhost' });

  it('encrypts what it is told to encrypt, and only that', async () => {
    expect(await connected(encrypting)).toBeNull();
    expect(await connected(encrypting, { mode: 'require' })).toBe('TLSv1.3');
    expect(await connected(named(), { mode: 'verify-full', ca: authority.certificate })).toBe('TLSv1.3');
  });

  it('refuses a server that does not encrypt, instead of speaking in the clear', async () => {
    for (const tls of [{ mode: 'require' }, { mode: 'verify-full', ca: authority.certificate }] as const) {
      await expect(connected({ ...testServer(), host: 'localhost' }, tls)).rejects.toThrow(/secure TLS connection|ECONNRESET|CONNECTION_CLOSED/);
    }
  });

  it('refuses a server that somebody else vouches for, or nobody, or that is another than was asked for', async () => {
    await expect(connected(named(), { mode: 'verify-full', ca: stranger.certificate })).rejects.toMatchObject({ code: 'UNABLE_TO_VERIFY_LEAF_SIGNATURE' });
    await expect(connected(named(), { mode: 'verify-full' })).rejects.toMatchObject({ code: 'UNABLE_TO_VERIFY_LEAF_SIGNATURE' });
    // Its certificate is for `localhost`, and says nothing of this address.
    await expect(connected(encrypting, { mode: 'verify-full', ca: authority.certificate })).rejects.toMatchObject({ code: 'ERR_TLS_CERT_ALTNAME_INVALID' });
  });

  it('does the same while databases and roles are made', async () => {
    const version = (tls: DatabaseTls) => asAdmin({ ...named(), tls }, 'postgres', (sql) => sql`SELECT version FROM pg_stat_ssl WHERE pid = pg_backend_pid()`);
    expect(await version({ mode: 'verify-full', ca: authority.certificate })).toEqual([{ version: 'TLSv1.3' }]);
    await expect(version({ mode: 'verify-full', ca: stranger.certificate })).rejects.toMatchObject({ code: 'UNABLE_TO_VERIFY_LEAF_SIGNATURE' });
  });
});
