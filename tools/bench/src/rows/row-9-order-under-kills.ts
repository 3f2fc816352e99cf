import { connect } from '@edtech/drizzle';
import { UnitOfWork } from '@edtech/messaging';
import { OutboxWriter } from '@edtech/messaging/parts';
import { sql } from 'drizzle-orm';
import { setTimeout as pause } from 'node:timers/promises';
import { benchData, benchEvent } from '../bench-event.js';
import type { Bench, Line, Row } from '../bench.js';
import { messagesOn } from '../kafka-topics.js';
import { createServicePair, type ServicePair } from '../service-pair.js';
import type { RelayingStart } from '../workers/relaying.worker.js';
import { startWorker } from '../workers/worker-process.js';

const WRITERS = 24;

/** Few, so that writers wait for one another. */
const ITEMS = 12;

/** Long enough to relay something, short enough to be killed in the middle of it. */
const LIFE_MS = { least: 40, most: 900 };

/** Many writers whose transactions begin early and commit late, and a relay that is killed again and again. */
export const orderUnderKills: Row = {
  number: 9,
  title: '24 writers, and a relay that is killed at random',
  async measure(bench) {
    const kills = bench.count(40);
    const pair = await createServicePair(bench, 'row9', ITEMS);
    const communication = await pair.startService('communication');
    try {
      const before = await messagesOn(bench, benchEvent.topic);
      let killing = true;
      const written = writeWhile(pair, () => killing);
      await killRelays(bench, pair, kills).finally(() => (killing = false));
      const count = await written;
      const relay = await startRelay(bench, pair);
      await relay.ask('relay');
      await pair.quiet();
      await relay.stop();
      const { published, effects, lost, doubled, outOfOrder } = await pair.outcome();
      if (published !== count) throw new Error(`${published} facts were committed instead of ${count}`);
      const copies = (await messagesOn(bench, benchEvent.topic)) - before - published;
      const line = (measures: string, value: number): Line => ({
        measures: `${WRITERS} writers, relay killed ${kills} times: ${measures}`,
        ours: { value, unit: 'events' },
        compared: String(value),
        goal: { text: '0', reached: value === 0 },
      });
      return {
        lines: [line('lost', lost), line('out of order', outOfOrder), line('doubled effects', doubled)],
        notes: [`${published.toLocaleString('en')} facts, ${effects.toLocaleString('en')} effects; the killed relays put ${copies.toLocaleString('en')} copies on the topic, which the inbox recognised`],
      };
    } finally {
      await communication.stop();
      await pair.database.drop();
    }
  },
};

/** Lets relays begin, one after the other, and kills each. */
async function killRelays(bench: Bench, pair: ServicePair, kills: number): Promise<void> {
  for (let killed = 1; killed <= kills; killed += 1) {
    const relay = await startRelay(bench, pair);
    await relay.ask('relay');
    await pause(LIFE_MS.least + Math.random() * (LIFE_MS.most - LIFE_MS.least));
    await relay.kill();
    if (killed % 10 === 0) bench.tell(`killed ${killed} relays`);
  }
}

function startRelay({ brokers }: Bench, { database }: ServicePair) {
  return startWorker('relaying', { database: database.environment('learning'), brokers, leaseMs: 300 } satisfies RelayingStart);
}

/** @returns how many facts were committed. */
async function writeWhile({ database, items }: ServicePair, goOn: () => boolean): Promise<number> {
  const connection = connect({ ...database.environment('learning'), poolSize: WRITERS, applicationName: 'edtech-bench-writer', schema: 'learning' });
  const work = new UnitOfWork(connection.db, new OutboxWriter('learning', '"learning"."outbox"'), () => undefined);
  let written = 0;
  const write = async (): Promise<void> => {
    while (goOn()) {
      const item = items[Math.floor(Math.random() * items.length)] ?? '';
      await work.run(async ({ tx, publish }) => {
        // Takes its transaction id, and then its time: others overtake it.
        await tx.execute(sql`select pg_current_xact_id(), pg_sleep(${Math.random() * 0.08})`);
        const [row] = await tx.execute<{ version: number }>(sql`update learning.bench_items set version = version + 1 where id = ${item} returning version`);
        await publish(benchEvent, { sequence: Number(row?.version), data: benchData(item) });
        await tx.execute(sql`select pg_sleep(${Math.random() * 0.02})`);
      });
      written += 1;
    }
  };
  try {
    await Promise.all(Array.from({ length: WRITERS }, write));
    return written;
  } finally {
    await connection.close();
  }
}
