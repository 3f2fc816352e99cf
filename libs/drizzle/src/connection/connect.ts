import type { DatabaseEnvironment } from '@edtech/environment';
import { drizzle, type PostgresJsDatabase } from 'drizzle-orm/postgres-js';
import postgres from 'postgres';
import { EXTENSIONS_SCHEMA } from '../layouts/extensions.js';
import { quoteIdentifier } from '../sql-text.js';
import { PreparedTexts } from './prepared-texts.js';
import { tlsOf } from './tls-of.js';

/** The tables of one service. Queries are built from the service's own table objects. */
export type Database = PostgresJsDatabase<Record<string, never>>;

/** One open transaction. */
export type Transaction = Parameters<Parameters<Database['transaction']>[0]>[0];

/** What every repository method takes first: it works alone and inside a transaction. */
export type Executor = Database | Transaction;

export interface Connection {
  readonly db: Database;
  /**
   * The pool under `db`, for statements that drizzle has no words for. int8 comes back as `bigint`;
   * dates and timestamps as text, because drizzle reads them so.
   */
  readonly sql: postgres.Sql<{ bigint: bigint }>;
  /** Waits up to two seconds for running statements, then closes every connection. */
  close(): Promise<void>;
}

export interface ConnectOptions extends DatabaseEnvironment {
  /** What `pg_stat_activity` shows: `edtech-identity`. */
  readonly applicationName: string;
  /** The service's own schema: the only one, besides the extensions', where unqualified names are looked up. */
  readonly schema: string;
  /**
   * How long a transaction may be open while nothing is asked of it, in milliseconds; 30000 by default. Then the server
   * ends its session, and with it its locks: a process that is frozen in the middle must not hold up the others, and what
   * it would commit when it wakes up is refused.
   */
  readonly idleInTransactionMs?: number;
}

const IDLE_IN_TRANSACTION_MS = 30_000;

/** Opens a pool. It connects at the first statement, so this never fails; the first statement may. */
export function connect(options: ConnectOptions): Connection {
  const sql = postgres({
    host: options.host,
    port: options.port,
    database: options.name,
    username: options.user,
    password: options.password,
    ssl: tlsOf(options),
    max: options.poolSize,
    // Recycled hourly, so that a failover or a rotated password does not live on in old connections.
    max_lifetime: 3_600,
    connect_timeout: 10,
    // Seconds until the next attempt to connect. The default grows to twenty: so long a database that is back would seem away.
    backoff: (failures: number) => Math.min(0.02 * 2 ** failures, 1),
    types: { bigint: postgres.BigInt },
    onnotice: () => undefined,
    connection: {
      application_name: options.applicationName,
      TimeZone: 'UTC',
      idle_in_transaction_session_timeout: options.idleInTransactionMs ?? IDLE_IN_TRANSACTION_MS,
      search_path: `${quoteIdentifier(options.schema)}, ${quoteIdentifier(EXTENSIONS_SCHEMA)}`,
    },
  });
  // As in DrizzleConfigFactory: a column without a name of its own is spelt alike in migrations and in queries.
  const db = drizzle(sql, { casing: 'snake_case' });
  acceptOrdinaryValues(sql);
  const texts = new PreparedTexts();
  endWithTheConnection(sql, (unsafe) => preparing(unsafe, texts));
  Object.assign(sql, { unsafe: preparing(sql.unsafe, texts) });
  // Not longer: postgres.js waits in vain for a connection that the server once cut in the middle of a statement.
  return { db, sql, close: () => sql.end({ timeout: 2 }) };
}

/**
 * drizzle turns off the pool's conversion of dates and JSON, because it converts them itself. Statements
 * written by hand on the same pool would then fail on a Date: so text passes, and the rest is converted.
 */
function acceptOrdinaryValues({ options }: Connection['sql']): void {
  const [json, jsonb, date, timestamp, timestamptz] = [114, 3802, 1082, 1114, 1184];
  for (const type of [json, jsonb]) {
    options.serializers[type] = (value: unknown) => (typeof value === 'string' ? value : JSON.stringify(value));
  }
  for (const type of [date, timestamp, timestamptz]) {
    options.serializers[type] = (value: unknown) => (value instanceof Date ? value.toISOString() : value);
  }
}

type Unsafe = Connection['sql']['unsafe'];

/** drizzle says of every statement that it is not to be prepared, unless the program has named it. Those that come again are prepared all the same. */
function preparing(unsafe: Unsafe, texts: PreparedTexts): Unsafe {
  return ((text: string, values?: never[], options?: postgres.UnsafeQueryOptions) =>
    unsafe(text, values, values?.length && options?.prepare === false && texts.worth(text) ? { ...options, prepare: true } : options)) as Unsafe;
}

/**
 * postgres.js goes on writing to a connection that was closed in the middle of a transaction, which throws where nobody
 * can catch it. A transaction that is over, for whatever reason, refuses its statements instead, and is not ended again.
 *
 * @param wrapped what else becomes of the way in which drizzle runs a statement
 */
function endWithTheConnection(sql: Connection['sql'], wrapped: (unsafe: Unsafe) => Unsafe): void {
  type Work = (tx: postgres.TransactionSql) => unknown;
  const begin = sql.begin.bind(sql) as (...given: unknown[]) => Promise<unknown>;
  const guarded = (...given: unknown[]): Promise<unknown> => {
    const work = given.at(-1) as Work;
    let over = false;
    const refused = (): Promise<never> => {
      const refusal = Promise.reject<never>(new Error('the transaction is over: its connection was closed, or it has ended'));
      refusal.catch(() => undefined);
      return refusal;
    };
    const guard = (tx: postgres.TransactionSql): postgres.TransactionSql => {
      const unsafe = wrapped(tx.unsafe);
      return new Proxy(tx, {
        apply: (target, self, parts) => (over ? refused() : Reflect.apply(target, self, parts)),
        get: (target, name) => (name === 'unsafe' ? (over ? refused : unsafe) : Reflect.get(target, name)),
      });
    };
    const transaction = begin(...given.slice(0, -1), async (tx: postgres.TransactionSql) => {
      try {
        const result = work(guard(tx));
        return await (Array.isArray(result) ? Promise.all(result) : result);
      } finally {
        // Nobody waits for the rest any more; a COMMIT or ROLLBACK would have nowhere to go.
        if (over) await new Promise(() => undefined);
      }
    });
    const ended = (): void => void (over = true);
    transaction.then(ended, ended);
    return transaction;
  };
  Object.assign(sql, { begin: guarded });
}
