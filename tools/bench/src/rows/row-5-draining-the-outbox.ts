import { learningService } from '@edtech/learning-management-service';
import { createBenchDatabase } from '../bench-database.js';
import { benchEvent } from '../bench-event.js';
import type { Row } from '../bench.js';
import { inTurn, type Sample } from '../in-turn.js';
import { makeTopic, messagesOn } from '../kafka-topics.js';
import { librdkafkaNote } from '../librdkafka.js';
import { fillOutbox } from '../outbox-fill.js';
import { time } from '../stopwatch.js';
import { startWorker, type WorkerProcess } from '../workers/worker-process.js';
import type { RelayingStart } from '../workers/relaying.worker.js';
import type { SendingStart } from '../workers/sending.worker.js';

/** As many as the relay puts into one request. */
const BATCH = 500;

/**
 * The relay empties an outbox into Kafka, against the same client sending the same messages, which lie ready in memory,
 * in the same batches. What the relay does besides is reading, encoding and deleting.
 */
export const drainingTheOutbox: Row = {
  number: 5,
  title: 'draining the outbox into Kafka',
  async measure(bench) {
    const count = bench.count(80_000);
    const database = await createBenchDatabase(bench, 'row5', [learningService]);
    const place = { database: database.environment('learning'), brokers: bench.brokers };
    await makeTopic(bench, benchEvent.topic);
    const relaying = await startWorker('relaying', { ...place, leaseMs: 5_000 } satisfies RelayingStart);
    const sending = await startWorker('sending', place satisfies SendingStart);
    /** Both sides have to put exactly the same number of messages on the topic. */
    const measured = async (worker: WorkerProcess, work: () => Promise<unknown>): Promise<Sample> => {
      const before = await messagesOn(bench, benchEvent.topic);
      const { seconds, cpuMs } = await time(work, worker.pid);
      const sent = (await messagesOn(bench, benchEvent.topic)) - before;
      if (sent !== count) throw new Error(`${sent} messages were sent instead of ${count}`);
      return { value: count / seconds, cpuMsPerUnit: cpuMs / count };
    };
    const fill = async (): Promise<void> => {
      await database.admin`truncate learning.outbox`;
      await fillOutbox(database.admin, count);
    };
    try {
      const compared = await inTurn(bench, 'events/s', {
        ours: async () => {
          await fill();
          return measured(relaying, () => relaying.ask('drain'));
        },
        limit: async () => {
          await fill();
          await sending.ask('load', BATCH);
          return measured(sending, () => sending.ask('send'));
        },
      });
      return {
        lines: [
          {
            measures: `draining ${count.toLocaleString('en')} outbox rows into Kafka`,
            ours: compared.ours,
            limit: { ...compared.limit, what: 'kafkajs alone, the same batches' },
            compared: compared.ratio.toFixed(2),
            goal: { text: '>= 0.6', reached: compared.ratio >= 0.6 },
            rounds: compared.rounds,
          },
        ],
        notes: [await librdkafkaNote(bench, benchEvent.topic, count)],
      };
    } finally {
      await sending.stop();
      await relaying.stop();
      await database.drop();
    }
  },
};
