import type { AdminConnection } from '@edtech/drizzle';

/** Where the superuser of the run's Postgres is: set by jest's global setup, or by whoever brings their own server. */
export const TEST_POSTGRES_VARIABLE = 'EDTECH_TEST_POSTGRES_URL';

/** The Postgres that this jest run started. */
export function testServer(source: NodeJS.ProcessEnv = process.env): AdminConnection {
  const url = source[TEST_POSTGRES_VARIABLE];
  if (!url) throw new Error(`No Postgres for tests: this suite's name must end in .int.spec.ts or .kafka.spec.ts`);
  const { hostname, port, username, password } = new URL(url);
  return { host: hostname, port: Number(port || 5432), user: decodeURIComponent(username), password: decodeURIComponent(password) };
}
