import postgres from 'postgres';
import { tlsOf } from '../connection/tls-of.js';
import type { AdminConnection } from './layout-plan.js';

/** Any number; it only has to be the same for everybody who provisions. */
const PROVISIONING_LOCK = 7_203_114;

/** Runs `work` on one administrator's connection to `database`, and closes it. */
export async function asAdmin<T>(
  admin: AdminConnection,
  database: string,
  work: (sql: postgres.Sql) => Promise<T>,
): Promise<T> {
  const { host, port, user, password } = admin;
  const sql = postgres({
    host,
    port,
    database,
    user,
    password,
    ssl: tlsOf(admin),
    max: 1,
    connect_timeout: 10,
    onnotice: () => undefined,
    connection: { application_name: 'edtech-provision' },
  });
  try {
    return await work(sql);
  } finally {
    await sql.end({ timeout: 5 });
  }
}

/** Roles belong to the whole server: two that change them at once would fail, so one waits for the other. */
export async function alone<T>(sql: postgres.Sql, work: () => Promise<T>): Promise<T> {
  await sql`SELECT pg_advisory_lock(${PROVISIONING_LOCK})`;
  try {
    return await work();
  } finally {
    await sql`SELECT pg_advisory_unlock(${PROVISIONING_LOCK})`;
  }
}
