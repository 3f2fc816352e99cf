import { Logger } from '@nestjs/common';
import { learningLessonBookedV1 } from '@edtech/contracts';
import { KafkaTransport, type ReceivedMessage, type TransportMessage } from '@edtech/messaging';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { v7 as newId } from 'uuid';
import { startKafka, type RunningKafka } from '../src/index.js';
import { findFreePort } from '../src/ports.js';

jest.setTimeout(120_000);
// Faults are made on purpose here; the log would be full of them.
Logger.overrideLogger(false);

/** Few: each takes the time that a broker needs to start. */
const KILLS = 2;

/** Waits until it is so. */
async function until(fact: () => boolean, timeoutMs = 60_000): Promise<void> {
  const deadline = performance.now() + timeoutMs;
  while (!fact()) {
    if (performance.now() > deadline) throw new Error(`not true even after ${timeoutMs} ms: ${String(fact)}`);
    await pause(20);
  }
}

describe('an outage of the only broker', () => {
  let directory: string;
  let broker: RunningKafka;
  let port: number;
  let transport: KafkaTransport;

  const start = async () => (broker = await startKafka({ directory, port }));
  const event = (sequence: number): TransportMessage => ({
    id: newId(),
    type: learningLessonBookedV1.type,
    topic: learningLessonBookedV1.topic,
    source: '/edtech/learning',
    subject: 's',
    sequence,
    time: new Date().toISOString(),
    data: { sequence },
    correlationId: newId(),
  });

  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'edtech-kafka-outage-'));
    port = await findFreePort();
    await start();
    transport = new KafkaTransport({ brokers: [`127.0.0.1:${port}`], clientId: 'spec', partitions: 3, replicationFactor: 1, watchdog: { checkMs: 500, sessionTimeoutMs: 6_000 } });
  });

  afterAll(async () => {
    await transport.close();
    await broker.stop();
    await rm(directory, { recursive: true, force: true });
  });

  test('a broker that is killed and comes back: what was acknowledged is there, in order, and both sides go on by themselves', async () => {
    const got: ReceivedMessage[] = [];
    await transport.subscribe({ group: 'payment', topics: [learningLessonBookedV1.topic], onBatch: async (messages) => void got.push(...messages) });
    const sequences = () => [...new Set(got.map((message) => ('sequence' in message ? message.sequence : 0)))];
    await until(() => transport.health().subscriptions[0]?.state === 'running');
    let next = 1;
    for (let kill = 0; kill < KILLS; kill += 1) {
      await transport.publish([event(next++)]);
      process.kill(broker.pid, 'SIGKILL');
      const during = event(next++);
      await expect(transport.publish([during])).rejects.toThrow();
      expect(transport.health().publishProblem).toBeDefined();
      await broker.stop();
      await start();
      await transport.publish([during]);
      expect(transport.health().publishProblem).toBeUndefined();
      await until(() => sequences().length === next - 1);
    }
    // Copies may arrive again: the inbox drops them. The first of each is in order.
    expect(sequences()).toEqual(Array.from({ length: 2 * KILLS }, (_, index) => index + 1));
    await until(() => transport.health().subscriptions[0]?.state === 'running' && transport.health().subscriptions[0]?.problem === undefined);
  });
});
