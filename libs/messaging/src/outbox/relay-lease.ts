import { randomUUID } from 'node:crypto';
import type { Connection } from '@edtech/drizzle';

type Sql = Connection['sql'];

/** The lease on the outbox, which is the only one yet. */
export const OUTBOX_LEASE = 'outbox';

/**
 * The right to relay an outbox, held by one replica at a time. A row with an expiry: who stops renewing loses it.
 * Only the database's clock decides. Every new holder gets a higher fencing token, which guards what holders write.
 */
export class RelayLease {
  /** Who we are; also when a former process of ours had the lease. */
  readonly holder: string = randomUUID();
  private token: bigint | undefined;
  private renewAt = 0;

  constructor(
    private readonly sql: Sql,
    private readonly table: string,
    private readonly durationMs: number,
    readonly name: string = OUTBOX_LEASE,
  ) {}

  /** As far as we know: only a guarded statement can tell for sure. */
  get held(): boolean {
    return this.token !== undefined;
  }

  /** The token that our statements carry; 0, which nobody holds, when we have no lease. */
  get fencingToken(): bigint {
    return this.token ?? 0n;
  }

  /** @returns whether we hold the lease now: taken over if it had run out, renewed if it is time to. */
  async acquireOrRenew(): Promise<boolean> {
    if (this.token === undefined) return this.acquire();
    return performance.now() < this.renewAt || this.renew();
  }

  /** Renews while something long is under way, so that a slow broker does not cost the lease. */
  async keepWhile<T>(work: () => Promise<T>): Promise<T> {
    // A renewal that fails is told by the guarded statement that follows the work.
    const timer = setInterval(() => void this.renew().catch(() => undefined), this.durationMs / 3);
    try {
      return await work();
    } finally {
      clearInterval(timer);
    }
  }

  /** Forgets a lease that somebody else has. */
  lost(): void {
    this.token = undefined;
  }

  /** Gives the lease back, so that another replica need not wait for it to run out. */
  async release(): Promise<void> {
    if (this.token === undefined) return;
    const token = this.token;
    this.token = undefined;
    await this.sql`
      update ${this.sql.unsafe(this.table)} set expires_at = '-infinity', holder = null
      where name = ${this.name} and holder = ${this.holder} and fencing_token = ${token}`;
  }

  private async acquire(): Promise<boolean> {
    this.planRenewal();
    // Looked at before it is written: replicas that wait for their turn leave no trace.
    const [row] = await this.sql`
      with taken as (
        update ${this.sql.unsafe(this.table)} set
          holder = ${this.holder}, fencing_token = fencing_token + 1,
          expires_at = clock_timestamp() + ${this.durationMs} * interval '1 millisecond'
        where name = ${this.name} and expires_at <= clock_timestamp()
        returning fencing_token)
      select fencing_token, true as known from taken
      union all
      select null, exists (select from ${this.sql.unsafe(this.table)} where name = ${this.name})
      where not exists (select from taken)`;
    this.token = row?.['fencing_token'] ?? undefined;
    if (row && !row['known']) {
      await this.sql`
        insert into ${this.sql.unsafe(this.table)} (name, fencing_token, expires_at) values (${this.name}, 0, '-infinity')
        on conflict (name) do nothing`;
      return this.acquire();
    }
    return this.held;
  }

  private async renew(): Promise<boolean> {
    const token = this.token;
    if (token === undefined) return false;
    this.planRenewal();
    const { count } = await this.sql`
      update ${this.sql.unsafe(this.table)} set expires_at = clock_timestamp() + ${this.durationMs} * interval '1 millisecond'
      where name = ${this.name} and holder = ${this.holder} and fencing_token = ${token} and expires_at > clock_timestamp()`;
    if (count === 0 && this.token === token) this.lost();
    return this.held;
  }

  private planRenewal(): void {
    this.renewAt = performance.now() + this.durationMs / 3;
  }
}
