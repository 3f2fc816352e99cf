import type { Connection } from '@edtech/drizzle';

type Sql = Connection['sql'];

/** How often it is looked whether the floor can rise. */
const CHECK_MS = 1_000;

/** How often it is looked whether somebody has set the table's sequence back. */
const SEQUENCE_CHECK_MS = 10_000;

/**
 * The id below which a queue table holds nothing that is waiting and nothing that can appear any more. Reading from
 * there saves stepping over what was deleted, which takes ever longer where an old transaction keeps vacuum away.
 *
 * Unlike a high-water mark it overlooks nothing: an id is drawn by an insert, which holds a lock on the table until it
 * commits. Once everybody who held that lock after an id was seen has ended, no lower id can appear.
 */
export class SettledFloor {
  private settled = 0n;
  private highest = 0n;
  private candidate: { upTo: bigint; writers: string[] } | undefined;
  private checkAt = 0;
  private sequenceCheckAt: number;

  /**
   * @param table its name as SQL text; its ids must be drawn in growing order.
   * @param waiting which rows count, as SQL text.
   */
  constructor(
    private readonly sql: Sql,
    private readonly table: string,
    private readonly waiting: string,
    private readonly checkMs: number = CHECK_MS,
    private readonly sequenceCheckMs: number = SEQUENCE_CHECK_MS,
  ) {
    this.sequenceCheckAt = performance.now() + sequenceCheckMs;
  }

  /** Read above it. */
  get id(): bigint {
    return this.settled;
  }

  /** A row with this id was read. */
  saw(id: bigint): void {
    if (id > this.highest) this.highest = id;
  }

  /** To be called before reading; asks the database once in a while. */
  async rise(): Promise<void> {
    const now = performance.now();
    if (now >= this.sequenceCheckAt) {
      if (await this.wasSetBack()) {
        this.settled = 0n;
        this.highest = 0n;
        this.candidate = undefined;
      }
      this.sequenceCheckAt = now + this.sequenceCheckMs;
    }
    if (now < this.checkAt) return;
    this.checkAt = now + this.checkMs;
    if (this.candidate === undefined) {
      if (this.highest > this.settled) this.candidate = { upTo: this.highest, writers: await this.writers() };
      return;
    }
    const { upTo, writers } = this.candidate;
    const stillWriting = new Set(writers.length === 0 ? [] : await this.writers());
    this.candidate.writers = writers.filter((writer) => stillWriting.has(writer));
    if (this.candidate.writers.length > 0) return;
    const [lowest] = await this.sql`
      select min(id) as id from ${this.sql.unsafe(this.table)}
      where id > ${this.settled} and id <= ${upTo} and ${this.sql.unsafe(this.waiting)}`;
    this.settled = typeof lowest?.['id'] === 'bigint' ? lowest['id'] - 1n : upTo;
    this.candidate = undefined;
  }

  /** As where a backup was restored below a service that runs: then lower ids appear after all. */
  private async wasSetBack(): Promise<boolean> {
    const [row] = await this.sql`select pg_sequence_last_value(pg_get_serial_sequence(${this.table}, 'id')::regclass) as last`;
    return BigInt(row?.['last'] ?? 0) < this.settled;
  }

  /** The transactions that have written to the table and not ended, by names that are not used again. */
  private async writers(): Promise<string[]> {
    const rows = await this.sql`
      select virtualtransaction as name from pg_locks
      where locktype = 'relation' and relation = ${this.table}::text::regclass and mode = 'RowExclusiveLock' and granted
        and database = (select oid from pg_database where datname = current_database())`;
    return rows.map((row) => row['name']);
  }
}
