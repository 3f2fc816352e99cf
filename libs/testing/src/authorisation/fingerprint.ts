import { createHash } from 'node:crypto';
import type { TestDatabase } from '../test-database.js';

/** What changes by itself while a service runs. */
const OF_MESSAGING = /^(inbox|outbox|relay_leases|projection_shadows)/;

/** One line for each table of the service: its name and a hash of all that it holds. */
export async function fingerprintOf({ admin }: Pick<TestDatabase, 'admin'>): Promise<string[]> {
  const tables = await admin<{ schema: string; name: string }[]>`
    select n.nspname as schema, c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p') and not c.relispartition and n.nspname not in ('pg_catalog', 'information_schema') order by 1, 2`;
  const lines: string[] = [];
  for (const { schema, name } of tables) {
    if (OF_MESSAGING.test(name)) continue;
    const rows = await admin<{ row: string }[]>`select t::text as row from ${admin(`${schema}.${name}`)} t order by 1`;
    lines.push(`${schema}.${name} ${createHash('sha256').update(rows.map(({ row }) => row).join('\n')).digest('hex').slice(0, 12)}`);
  }
  return lines;
}
