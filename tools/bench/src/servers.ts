import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AdminConnection } from '@edtech/drizzle';
import { removeAbandoned as removeAbandonedPostgres, startEmbeddedPostgres } from '@edtech/embedded-postgres';
import { removeAbandoned as removeAbandonedKafka, startKafka } from '@edtech/kafka';

export interface Servers {
  readonly postgres: AdminConnection;
  readonly brokers: string;
  stop(): Promise<void>;
}

const POSTGRES_PREFIX = 'edtech-bench-postgres-';
const KAFKA_PREFIX = 'edtech-bench-kafka-';

/** Durable as in production. Both sides of every comparison stand on the same server. */
const settings = {
  wal_level: 'logical',
  track_commit_timestamp: 'on',
  shared_buffers: '256MB',
  max_wal_size: '4GB',
};

/** Starts a Postgres and a Kafka of our own on free ports and in new directories. */
export async function startServers(tell: (text: string) => void): Promise<Servers> {
  await removeAbandonedPostgres(tmpdir(), POSTGRES_PREFIX);
  await removeAbandonedKafka(tmpdir(), KAFKA_PREFIX);
  const closing: (() => Promise<unknown>)[] = [];
  const stop = async (): Promise<void> => {
    for (const close of closing.splice(0).reverse()) await close();
  };
  const directory = async (prefix: string): Promise<string> => {
    const path = await mkdtemp(join(tmpdir(), prefix));
    closing.push(() => rm(path, { recursive: true, force: true }));
    return path;
  };
  try {
    const postgres = await startEmbeddedPostgres({ dataDirectory: await directory(POSTGRES_PREFIX), port: 0, maxConnections: 200, settings, onProgress: tell });
    closing.push(() => postgres.stop());
    const kafka = await startKafka({ directory: await directory(KAFKA_PREFIX), port: 0, onProgress: tell });
    closing.push(() => kafka.stop());
    return { postgres: { host: postgres.host, port: postgres.port, user: postgres.superuser, password: postgres.password }, brokers: kafka.brokers, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
