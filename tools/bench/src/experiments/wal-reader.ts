import type { AdminConnection } from '@edtech/drizzle';
import postgres from 'postgres';

/** What `pg_logical_emit_message` put into the log. */
export interface LogMessage {
  /** Where it stands in the log. */
  readonly lsn: bigint;
  readonly content: string;
}

export interface WalReader {
  /** Tells the server that everything up to here is safe, and need not be kept. */
  confirm(lsn: bigint): void;
  stop(): Promise<void>;
}

/** The prefix of the messages that are ours. */
export const PREFIX = 'outbox';

/** What the server's copy stream begins a message with. */
const XLOG_DATA = 0x77;
const KEEPALIVE = 0x6b;
const XLOG_HEADER_BYTES = 25;
/** pgoutput's `M`. */
const LOGICAL_MESSAGE = 0x4d;

/** Makes a slot, from which on the log is kept. */
export async function createSlot(admin: postgres.Sql, slot: string): Promise<void> {
  // pgoutput wants a publication; messages come whatever it contains.
  await admin.unsafe(`create publication ${slot}`);
  await admin`select pg_create_logical_replication_slot(${slot}, 'pgoutput')`;
}

export async function dropSlot(admin: postgres.Sql, slot: string): Promise<void> {
  await admin`select pg_drop_replication_slot(${slot})`;
  await admin.unsafe(`drop publication ${slot}`);
}

/** Reads logical messages from a slot, in commit order: as little as an experiment needs of a relay that reads the log. */
export async function readWal(server: AdminConnection, database: string, slot: string, onMessage: (message: LogMessage) => void): Promise<WalReader> {
  const sql = postgres({ ...server, database, max: 1, fetch_types: false, onnotice: () => undefined, connection: { replication: 'database' } as Record<string, string> });
  const stream = await sql.unsafe(`START_REPLICATION SLOT ${slot} LOGICAL 0/0 (proto_version '1', publication_names '${slot}', messages 'true')`).writable();
  let confirmed = 0n;
  const confirm = (lsn: bigint): void => {
    if (lsn > confirmed) confirmed = lsn;
    const status = Buffer.alloc(34);
    status.write('r', 0);
    for (const at of [1, 9, 17]) status.writeBigUInt64BE(confirmed, at);
    stream.write(status);
  };
  stream.on('data', (chunk: Buffer) => {
    if (chunk[0] === KEEPALIVE && chunk[17] === 1) confirm(confirmed);
    if (chunk[0] !== XLOG_DATA) return;
    const message = chunk.subarray(XLOG_HEADER_BYTES);
    if (message[0] !== LOGICAL_MESSAGE) return;
    const prefixEnd = message.indexOf(0, 10);
    if (message.toString('utf8', 10, prefixEnd) === PREFIX) onMessage({ lsn: message.readBigUInt64BE(2), content: message.toString('utf8', prefixEnd + 5) });
  });
  stream.on('error', () => undefined);
  return {
    confirm,
    stop: async () => {
      await new Promise<void>((resolve) => {
        stream.once('close', () => resolve());
        stream.end();
      });
      await sql.end({ timeout: 1 });
    },
  };
}
