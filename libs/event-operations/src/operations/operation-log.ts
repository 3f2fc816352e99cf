import type { Database, Transaction } from '@edtech/drizzle';
import type { EventOperationAction, EventOperationStatus, MessagingTables } from '@edtech/messaging';
import { sql, type SQL } from 'drizzle-orm';
import type { Operation, OperationProgress, OperationRequest, OperationStep, Operator } from './operation.js';

/** A process that runs an operation says so at least this often. */
export const BEAT_MS = 3_000;

/** Who has said nothing for so long has died: what it ran is interrupted. */
const SILENCE_MS = 15_000;

type Executor = Pick<Database | Transaction, 'execute'>;

/** The table of what operators did: rows are added, and closed when they end; never deleted. */
export class OperationLog {
  private readonly table: SQL;

  constructor(
    private readonly db: Database,
    { eventOperations }: Pick<MessagingTables, 'eventOperations'>,
    /** Names the service in locks, which belong to a whole database. */
    private readonly service: string,
  ) {
    this.table = sql`${eventOperations}`;
  }

  /** @param runner the process that runs it; null when it is done with this very transaction. */
  async add(tx: Executor, id: string, { action, target, operator }: OperationRequest, progress: OperationProgress, runner: string | null): Promise<void> {
    const finished = runner === null;
    await tx.execute(sql`
      insert into ${this.table} (id, action, target, actor, reason, status, progress, started_at, updated_at, finished_at)
      values (${id}, ${action}, ${target}, ${operator.actor}, ${operator.reason}, ${finished ? 'done' : 'running'},
        ${json({ ...progress, runner, history: [] })}, clock_timestamp(), clock_timestamp(), ${finished ? sql`clock_timestamp()` : null})`);
  }

  /**
   * Notes how far an operation has come, if this process still runs it.
   * @returns false when it does not: it was interrupted, or taken for dead. The transaction should then fail.
   */
  async note(tx: Executor, id: string, runner: string, progress: OperationProgress, finished: boolean): Promise<boolean> {
    const rows = await tx.execute(sql`
      update ${this.table} set progress = progress || ${json(progress)}, updated_at = clock_timestamp(),
        status = ${finished ? 'done' : 'running'}, finished_at = ${finished ? sql`clock_timestamp()` : null}
      where id = ${id} and status = 'running' and progress ->> 'runner' = ${runner} returning id`);
    return rows.length > 0;
  }

  /** Says that this process is still at it. @returns false when it is not its any more. */
  async beat(id: string, runner: string): Promise<boolean> {
    const rows = await this.db.execute(sql`
      update ${this.table} set updated_at = clock_timestamp()
      where id = ${id} and status = 'running' and progress ->> 'runner' = ${runner} returning id`);
    return rows.length > 0;
  }

  /** Closes an operation that this process runs, unless somebody else has closed it. */
  async close(id: string, runner: string, status: Exclude<EventOperationStatus, 'running'>, error: string | null): Promise<void> {
    await this.db.execute(sql`
      update ${this.table} set status = ${status}, error = ${error}, updated_at = clock_timestamp(),
        finished_at = ${status === 'interrupted' ? null : sql`clock_timestamp()`}
      where id = ${id} and status = 'running' and progress ->> 'runner' = ${runner}`);
  }

  /** Finds operations interrupted whose process has died. */
  async findInterrupted(): Promise<void> {
    await this.db.execute(sql`
      update ${this.table} set status = 'interrupted', error = 'the process that ran it has ended'
      where status = 'running' and updated_at < clock_timestamp() - ${SILENCE_MS} * interval '1 millisecond'`);
  }

  /** @returns false when it does not run. */
  async interrupt(id: string, operator: Operator): Promise<boolean> {
    const rows = await this.db.execute(sql`
      update ${this.table} set status = 'interrupted', updated_at = clock_timestamp(), progress = ${this.withStep('interrupted', operator)}
      where id = ${id} and status = 'running' returning id`);
    return rows.length > 0;
  }

  /** Takes an operation over that was interrupted or has failed. @returns false when it neither was nor did. */
  async resume(tx: Executor, id: string, operator: Operator, runner: string): Promise<boolean> {
    const rows = await tx.execute(sql`
      update ${this.table} set status = 'running', error = null, finished_at = null, updated_at = clock_timestamp(),
        progress = ${this.withStep('resumed', operator)} || jsonb_build_object('runner', ${runner}::text)
      where id = ${id} and status in ('interrupted', 'failed') returning id`);
    return rows.length > 0;
  }

  /** Only one at a time may look and then begin; ends with the transaction. @returns the id of the one that runs already. */
  async lockTarget(tx: Executor, action: EventOperationAction, target: string): Promise<string | undefined> {
    await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`event operation ${this.service} ${action} ${target}`}, 0))`);
    const [row] = await tx.execute(sql`select id from ${this.table} where action = ${action} and target = ${target} and status = 'running'`);
    return row === undefined ? undefined : String(row['id']);
  }

  async find(id: string, executor: Executor = this.db): Promise<Operation | null> {
    const [row] = await executor.execute(sql`select * from ${this.table} where id = ${id}`);
    return row === undefined ? null : toOperation(row);
  }

  /** The newest first. @param before the id to go on from. */
  async list(limit: number, before: string | undefined): Promise<Operation[]> {
    const from = before === undefined ? sql`` : sql`where id < ${before}`;
    const rows = await this.db.execute(sql`select * from ${this.table} ${from} order by id desc limit ${limit}`);
    return rows.map(toOperation);
  }

  private withStep(what: OperationStep['what'], { actor, reason }: Operator): SQL {
    return sql`jsonb_set(progress, '{history}', progress -> 'history' || jsonb_build_object('what', ${what}::text, 'actor', ${actor}::text, 'reason', ${reason}::text, 'at', clock_timestamp()))`;
  }
}

const json = (value: object): SQL => sql`${JSON.stringify(value)}::text::jsonb`;

function toOperation(row: Record<string, unknown>): Operation {
  const progress = row['progress'] as OperationProgress & { readonly history: readonly (Omit<OperationStep, 'at'> & { readonly at: string })[] };
  return {
    id: String(row['id']),
    // The column's type says so; only this class writes it.
    action: row['action'] as EventOperationAction,
    target: String(row['target']),
    actor: String(row['actor']),
    reason: String(row['reason']),
    status: row['status'] as EventOperationStatus,
    done: progress.done,
    total: progress.total,
    state: progress.state,
    history: progress.history.map(({ at, what, actor, reason }) => ({ at: new Date(at), what, actor, reason })),
    error: row['error'] === null ? null : String(row['error']),
    startedAt: instant(row['started_at']),
    updatedAt: instant(row['updated_at']),
    finishedAt: row['finished_at'] === null ? null : instant(row['finished_at']),
  };
}

const instant = (value: unknown): Date => new Date(String(value));
