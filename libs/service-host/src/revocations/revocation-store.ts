import type { Connection, Transaction } from '@edtech/drizzle';
import { statementsOf, type RevocationKind } from '@edtech/messaging';

type Sql = Connection['sql'];

/** Why access tokens are not good any more: a session that ended, or an account that is not what it was. */
export type Revocation =
  | { readonly kind: 'session'; readonly id: string; readonly changedAt: Date; readonly expiresAt: Date }
  | {
      readonly kind: 'account';
      readonly id: string;
      readonly role: string;
      readonly active: boolean;
      readonly version: number;
      readonly changedAt: Date;
      readonly expiresAt: Date;
    };

/** What was recorded up to a moment of the database's clock. */
export interface RecordedRevocations {
  readonly revocations: readonly Revocation[];
  /** Give it back to hear what is new; undefined while there is nothing. */
  readonly upTo: Date | undefined;
}

/**
 * Transactions become visible in another order than their rows say. What was recorded this long before the last
 * look is looked at again: no transaction that writes here takes as long.
 */
const OVERLAP_MS = 30_000;

/** The table in which every service keeps what is revoked. */
export class RevocationStore {
  private readonly table: ReturnType<Sql['unsafe']>;

  constructor(
    private readonly sql: Sql,
    table: string,
  ) {
    this.table = sql.unsafe(table);
  }

  /** Older versions of what is known change nothing. */
  async record(tx: Transaction, revocations: readonly Revocation[]): Promise<void> {
    if (revocations.length === 0) return;
    const rows = latestOfEach(revocations).map((one) => ({
      id: one.id,
      kind: one.kind,
      role: one.kind === 'account' ? one.role : null,
      active: one.kind === 'account' ? one.active : null,
      version: one.kind === 'account' ? one.version : 1,
      changed_at: one.changedAt.toISOString(),
      expires_at: one.expiresAt.toISOString(),
    }));
    const sql = statementsOf(tx);
    await sql`
      insert into ${this.table} as mine (id, kind, role, active, version, changed_at, expires_at)
      select * from jsonb_to_recordset(${sql.json(rows)}) as new (id uuid, kind text, role text, active boolean, version bigint, changed_at timestamptz, expires_at timestamptz)
      on conflict (id) do update set (role, active, version, changed_at, expires_at, recorded_at)
        = (excluded.role, excluded.active, excluded.version, excluded.changed_at, excluded.expires_at, clock_timestamp())
      where mine.version < excluded.version`;
  }

  /** What is still of use, in the order in which it was recorded. @param since of the last answer; everything when left out */
  async recordedSince(since?: Date): Promise<RecordedRevocations> {
    const from = since ? new Date(since.getTime() - OVERLAP_MS) : new Date(0);
    const rows = await this.sql<Row[]>`
      select id, kind, role, active, version::float8 as version, changed_at, expires_at, recorded_at
      from ${this.table} where recorded_at >= ${from.toISOString()}::timestamptz and expires_at > now() order by recorded_at`;
    const last = rows.at(-1);
    return { revocations: rows.map(toRevocation), upTo: last ? new Date(last.recorded_at) : since };
  }

  /** Names the present contents: another name, other contents. */
  async stamp(): Promise<string> {
    const [row] = await this.sql<{ stamp: string }[]>`
      select count(*)::text || '-' || coalesce((extract(epoch from max(recorded_at)) * 1000000)::bigint, 0)::text as stamp from ${this.table} where expires_at > now()`;
    return row?.stamp ?? '0';
  }

  /** Removes what no token is left for. */
  async clean(): Promise<void> {
    await this.sql`delete from ${this.table} where expires_at <= now()`;
  }
}

interface Row {
  id: string;
  kind: RevocationKind;
  role: string | null;
  active: boolean | null;
  version: number;
  // Text: drizzle, which shares the connection, leaves dates as they come.
  changed_at: string;
  expires_at: string;
  recorded_at: string;
}

function toRevocation({ id, kind, role, active, version, changed_at, expires_at }: Row): Revocation {
  const [changedAt, expiresAt] = [new Date(changed_at), new Date(expires_at)];
  return kind === 'account' ? { kind, id, role: role ?? '', active: active ?? false, version, changedAt, expiresAt } : { kind, id, changedAt, expiresAt };
}

/** One statement cannot change a row twice. */
function latestOfEach(revocations: readonly Revocation[]): Revocation[] {
  const latest = new Map<string, Revocation>();
  for (const one of revocations) {
    const known = latest.get(one.id);
    if (!known || (known.kind === 'account' && one.kind === 'account' && known.version < one.version)) latest.set(one.id, one);
  }
  return [...latest.values()];
}
