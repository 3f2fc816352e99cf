import { quoteIdentifier, type Connection } from '@edtech/drizzle';
import { hasPartition, startOfWeek, timeOf, weekAt, weekOf } from './inbox-week.js';

type Sql = Connection['sql'];

/** A connection or a transaction. */
type Statements = Pick<Sql, 'unsafe'> & (Sql | Parameters<Parameters<Sql['begin']>[1]>[0]);

const DAY_MS = 86_400_000;

/** How much our clock and the database's may differ. */
const CLOCK_MARGIN_MS = DAY_MS;

/** How many partitions are made ahead, this week's included. Few: every look into the inbox goes through all of them. */
const WEEKS_MADE_AHEAD = 2;

/** How many rows of the default partition are forgotten at once. */
const FORGET_AT_ONCE = 5_000;

/** What is known of an event before it is stored. */
export interface StoredEvent {
  readonly id: string;
  /** When it happened, in milliseconds since 1970: tells the age of events whose ids do not. */
  readonly timeMs: number;
}

/**
 * The weekly partitions of an inbox: made ahead, and dropped when they are over, everything in them is done with, and
 * the retention has passed. What was dropped is remembered as one position per key, so that it may come again at any
 * time: a topic can be kept, and replayed, for ever.
 */
export class InboxPartitions {
  private readonly made = new Set<number>();

  constructor(
    private readonly sql: Sql,
    private readonly schema: string,
    private readonly retentionDays: number,
  ) {}

  /** Makes the partitions of this week and the next. What came before its partition was there moves into it. */
  async makeAhead(): Promise<void> {
    const now = weekAt(Date.now());
    await this.make(this.sql, Array.from({ length: WEEKS_MADE_AHEAD }, (_, n) => now + n));
  }

  /** Makes what partitions these events need and nobody has made yet. Without one they wait in the default partition. */
  async makeFor(events: readonly StoredEvent[], sql: Statements = this.sql): Promise<void> {
    const now = Date.now();
    const weeks = [...new Set(events.map(({ id }) => weekOf(id)))].filter((week) => hasPartition(week, now));
    const missing = sql === this.sql ? weeks.filter((week) => !this.made.has(week)) : weeks;
    if (missing.length > 0) await this.make(sql, missing);
  }

  /** Whether an event is so old that its partition may have been dropped: then its key's position tells whether it was in it. */
  mayBeGone({ id, timeMs }: StoredEvent): boolean {
    const now = Date.now();
    const time = hasPartition(weekOf(id), now) ? timeOf(id) : timeMs;
    return time < now - this.retentionDays * DAY_MS + CLOCK_MARGIN_MS;
  }

  /** Keeps the partitions of these events from being dropped until the transaction ends; others may do the same meanwhile. */
  async hold(sql: Statements, events: readonly StoredEvent[]): Promise<void> {
    const now = Date.now();
    const weeks = new Set(events.map(({ id }) => (hasPartition(weekOf(id), now) ? weekOf(id) : 'default')));
    // Always in the same order: two that hold each other's would wait for ever.
    const names = [...weeks].map((week) => this.lockOf(week)).sort();
    await sql`select pg_advisory_xact_lock_shared(hashtextextended(name, 0)) from unnest(${names}::text[]) as name`;
  }

  /** Drops every week that can go, and forgets what the default partition need not remember. @returns how many weeks were dropped. */
  async clean(): Promise<number> {
    const { sql } = this;
    const rows = await sql`
      select c.relname from pg_inherits i join pg_class c on c.oid = i.inhrelid
      where i.inhparent = ${`${quoteIdentifier(this.schema)}."inbox"`}::text::regclass order by c.relname`;
    let dropped = 0;
    for (const { relname } of rows) {
      const week = weekOfPartition(String(relname));
      if (week === undefined || startOfWeek(week + 1) > Date.now() - this.retentionDays * DAY_MS + CLOCK_MARGIN_MS) continue;
      this.made.delete(week);
      const [row] = await sql`select ${this.call('inbox_drop_partition')}(${week}, ${this.retentionDays} * interval '1 day') as gone`;
      if (row?.['gone'] === true) dropped += 1;
    }
    while ((await this.forgetDefault()) === FORGET_AT_ONCE);
    return dropped;
  }

  /** Ids of other kinds have no week. They come, if at all, from elsewhere, and few: deleting them is good enough. */
  private async forgetDefault(): Promise<number> {
    const table = (name: string) => this.sql.unsafe(`${quoteIdentifier(this.schema)}.${quoteIdentifier(name)}`);
    return this.sql.begin(async (sql) => {
      await sql`select pg_advisory_xact_lock(hashtextextended(${this.lockOf('default')}, 0))`;
      const [row] = await sql`
        with gone as (
          delete from ${table('inbox_default')} where event_id in (
            select event_id from ${table('inbox_default')}
            where status in ('handled', 'dropped') and time < clock_timestamp() - ${this.retentionDays} * interval '1 day' limit ${FORGET_AT_ONCE})
          returning topic, subject, sequence, event_id),
        kept as (
          insert into ${table('inbox_positions')} as p (topic, subject, sequence, event_id)
          select topic, subject, max(sequence), max(event_id::text collate "C")::uuid from gone group by topic, subject order by topic, subject
          on conflict (topic, subject) do update set sequence = greatest(p.sequence, excluded.sequence), event_id = greatest(p.event_id, excluded.event_id))
        select count(*)::int as n from gone`;
      return Number(row?.['n']);
    });
  }

  private async make(sql: Statements, weeks: readonly number[]): Promise<void> {
    const [row] = await sql`select ${this.call('inbox_make_partitions')}(${`{${weeks.join(',')}}`}::text::bigint[]) as complete`;
    if (row?.['complete'] === true && sql === this.sql) for (const week of weeks) this.made.add(week);
  }

  private call(name: string) {
    return this.sql.unsafe(`${quoteIdentifier(this.schema)}.${quoteIdentifier(name)}`);
  }

  private lockOf(week: number | 'default'): string {
    return `${this.schema} inbox week ${week}`;
  }
}

/** The week of a partition by its name, such as `inbox_20260101`. */
function weekOfPartition(name: string): number | undefined {
  const [, year, month, day] = /^inbox_(\d{4})(\d\d)(\d\d)$/.exec(name) ?? [];
  return year === undefined ? undefined : weekAt(Date.UTC(Number(year), Number(month) - 1, Number(day)));
}
