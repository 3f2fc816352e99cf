import { connect, type Connection } from '@edtech/drizzle';
import type { DatabaseEnvironment } from '@edtech/environment';
import { UnitOfWork } from '@edtech/messaging';
import { OutboxWriter } from '@edtech/messaging/parts';
import { sql } from 'drizzle-orm';
import { benchData, benchEvent } from '../bench-event.js';
import { answer } from './worker-process.js';

export interface WritingStart {
  readonly database: DatabaseEnvironment;
  readonly items: readonly string[];
}

export interface Writing {
  readonly transactions: number;
  readonly clients: number;
  readonly publishing: boolean;
}

let connection: Connection | undefined;
let items: readonly string[] = [];

/** Business transactions as use cases make them: a changed row, with or without the event about it. */
async function write({ transactions, clients, publishing }: Writing): Promise<void> {
  if (!connection) throw new Error('there is no connection');
  const work = new UnitOfWork(connection.db, new OutboxWriter('learning', '"learning"."outbox"'), () => undefined);
  let left = transactions;
  const client = async (): Promise<void> => {
    while (left > 0) {
      left -= 1;
      const item = items[Math.floor(Math.random() * items.length)] ?? '';
      await work.run(async ({ tx, publish }) => {
        const [row] = await tx.execute<{ version: number }>(sql`update learning.bench_items set version = version + 1 where id = ${item} returning version`);
        if (publishing) await publish(benchEvent, { sequence: Number(row?.version), data: benchData(item) });
      });
    }
  };
  await Promise.all(Array.from({ length: clients }, client));
}

answer({
  start: (start: WritingStart) => {
    items = start.items;
    connection = connect({ ...start.database, applicationName: 'edtech-bench-writer', schema: 'learning' });
  },
  write,
  stop: () => connection?.close(),
});
