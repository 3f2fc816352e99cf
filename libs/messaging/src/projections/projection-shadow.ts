import type { Executor, Transaction } from '@edtech/drizzle';
import { sql, type SQL } from 'drizzle-orm';
import { ErasedPeople } from '../erasure/erased-people.js';
import type { MessagingTables } from '../messaging-tables.js';
import type { AggregateState } from './aggregate-states.js';
import { id, json, newestPerKey, type Projection } from './projection.js';
import { writeFrom, type SeenVersion, type Written } from './repair-projection.js';
import { statesWithoutErased } from './states-without-erased.js';

/**
 * A projection that is being built anew beside its table, and takes the table's place in one transaction. Meanwhile
 * events are applied to the table as ever: what they bring is newer than the shadow, and stays.
 */
export class ProjectionShadow {
  private readonly shadows: SQL;
  private readonly erased: ErasedPeople;

  constructor(
    private readonly projection: Projection,
    tables: MessagingTables,
  ) {
    this.shadows = sql`${tables.projectionShadows}`;
    this.erased = new ErasedPeople(tables, projection.events);
  }

  async clear(tx: Transaction): Promise<void> {
    await tx.execute(sql`delete from ${this.shadows} where projection = ${this.projection.name}`);
  }

  /** Keeps states that are newer than what the shadow has, of people who are erased without what they say of them. */
  async fold(tx: Transaction, told: readonly Pick<AggregateState, 'sequence' | 'data'>[]): Promise<void> {
    const states = await statesWithoutErased(tx, this.erased, this.projection, told);
    const rows = newestPerKey(states.flatMap((state) => this.projection.rowOf(state) ?? []));
    if (rows.length === 0) return;
    await tx.execute(sql`
      insert into ${this.shadows} as mine (projection, subject, sequence, data)
      select ${this.projection.name}, key, version, "values" from jsonb_to_recordset(${json(rows)}) as f (key text, version bigint, "values" jsonb)
      on conflict (projection, subject) do update set sequence = excluded.sequence, data = excluded.data
      where mine.sequence < excluded.sequence`);
  }

  /**
   * Rows of the table that the shadow knows nothing of, or knows in an older version only. Either they are newer than
   * what the shadow was built from, or they are wrong: who looks at the source again afterwards can tell.
   */
  async findUnexplained(executor: Executor): Promise<SeenVersion[]> {
    const { table, key, version, name, keepers } = this.projection;
    const rows = await executor.execute(sql`
      select m.${id(key)}::text as key, m.${id(version)}::text as version
      from ${table} m left join ${this.shadows} s on s.projection = ${name} and s.subject = m.${id(key)}::text
      where m.${id(key)} in (${keepers}) and m.${id(version)} > coalesce(s.sequence, 0)`);
    return rows.map((row) => ({ key: String(row['key']), version: Number(row['version']) }));
  }

  /** Those of the keys that the shadow does not have. */
  async findUnknown(executor: Executor, keys: readonly string[]): Promise<string[]> {
    const rows = await executor.execute(sql`
      select k.key from jsonb_array_elements_text(${json(keys)}) as k (key)
      where not exists (select from ${this.shadows} s where s.projection = ${this.projection.name} and s.subject = k.key)`);
    return rows.map((row) => String(row['key']));
  }

  /**
   * Puts the shadow in the table's place. Readers see all of it or nothing, writers wait. Rows that are newer stay.
   * @param unexplained what {@link findUnexplained} found before the source was read to its end once more: where the
   * shadow still does not explain them, and they have not changed since, they are wrong.
   */
  async swap(tx: Transaction, unexplained: readonly SeenVersion[]): Promise<Written> {
    const { table, name } = this.projection;
    // Whoever writes a row has the table's lock first: no two can wait for each other's rows.
    await tx.execute(sql`lock table ${table} in share row exclusive mode`);
    const fresh = sql`(select f.* from ${this.shadows} s, jsonb_populate_record(null::${table}, s.data) f where s.projection = ${name})`;
    const gone = await this.findUnknown(tx, unexplained.map(({ key }) => key));
    const written = await writeFrom(tx, this.projection, fresh, unexplained, gone);
    await this.clear(tx);
    return written;
  }
}
