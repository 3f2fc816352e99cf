import { Logger } from '@nestjs/common';
import { learningLessonBookedV1 } from '@edtech/contracts';
import { KafkaTransport, type ReceivedMessage, type TransportMessage } from '@edtech/messaging';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { v7 as newId } from 'uuid';
import { startKafka, type RunningKafka } from '../src/index.js';
import { FreezingProxy } from './freezing-proxy.js';
import { until } from './until.js';

jest.setTimeout(180_000);
// Faults are made on purpose here; the log would be full of them.
Logger.overrideLogger(false);

const { topic, type } = learningLessonBookedV1;

/** How long a consumer may stand still, and how soon the group misses a member. */
const WATCHDOG = { checkMs: 300, stallMs: 3_000, sessionTimeoutMs: 6_000 };

/** Standing still, noticing that the connections are dead, giving them up, and being missed by the group. */
const RECOVERED_MS = 40_000;

const JOINS = 8;

describe('a consumer under the watchdog, on a real broker', () => {
  let directory: string;
  let broker: RunningKafka;
  let proxy: FreezingProxy;
  const open: KafkaTransport[] = [];

  const transportVia = (port: number) => {
    const transport = new KafkaTransport({ brokers: [`127.0.0.1:${port}`], clientId: 'spec', partitions: 6, replicationFactor: 1, watchdog: WATCHDOG });
    open.push(transport);
    return transport;
  };
  const event = (subject: string, sequence: number): TransportMessage => ({
    id: newId(),
    type,
    topic,
    source: '/edtech/learning',
    subject,
    sequence,
    time: new Date().toISOString(),
    data: { sequence },
    correlationId: newId(),
  });
  const listen = (transport: KafkaTransport, group: string, got: ReceivedMessage[]) =>
    transport.subscribe({ group, topics: [topic], onBatch: async (messages) => void got.push(...messages) });
  const health = (transport: KafkaTransport) => transport.health().subscriptions[0];

  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'edtech-kafka-watchdog-'));
    let port = 0;
    proxy = await FreezingProxy.listen(() => port);
    // Clients go where the broker sends them: through the proxy, all of them.
    broker = await startKafka({ directory, port: 0, advertisedPort: proxy.port });
    port = Number(broker.brokers.split(':')[1]);
  });

  afterEach(async () => {
    for (const transport of open.splice(0)) await transport.close();
  });

  afterAll(async () => {
    await proxy.close();
    await broker.stop();
    await rm(directory, { recursive: true, force: true });
  });

  test('one whose connections have died in silence is begun anew within the set time, and misses nothing; health says so', async () => {
    const transport = transportVia(proxy.port);
    const got: ReceivedMessage[] = [];
    await transport.ensureTopics([topic]);
    await listen(transport, 'payment', got);
    await transport.publish([event('a', 1)]);
    await until(() => got.length === 1 && health(transport)?.state === 'running');

    expect(proxy.freezeThoseOpen()).toBeGreaterThan(0);
    const since = performance.now();
    // By connections of its own: the publisher's are as dead.
    const events = [2, 3, 4].map((sequence) => event('a', sequence));
    await transportVia(proxy.port).publish(events);
    const problems = new Set<string>();
    await until(() => {
      const problem = health(transport)?.problem;
      if (problem !== undefined) problems.add(problem);
      return events.every(({ id }) => got.some((message) => message.id === id));
    }, RECOVERED_MS);
    expect(performance.now() - since).toBeLessThan(RECOVERED_MS);
    expect(health(transport)?.restarts).toBeGreaterThan(0);
    // Which of the two is noticed first depends on whether the watchdog's own connection was open already.
    expect([...problems].join()).toMatch(/stands still although there is something to read|the broker does not answer/);
    await until(() => health(transport)?.state === 'running' && health(transport)?.problem === undefined);
  });

  test('one that is cut off from everything for longer than the group waits goes on by itself when it is over', async () => {
    const transport = transportVia(proxy.port);
    const got: ReceivedMessage[] = [];
    await listen(transport, 'communication', got);
    await until(() => health(transport)?.state === 'running');
    proxy.freezeAll(true);
    await until(() => health(transport)?.problem !== undefined);
    const frozenFor = performance.now() + 2 * WATCHDOG.sessionTimeoutMs;
    await until(() => performance.now() > frozenFor);
    proxy.freezeAll(false);
    const late = event('b', 1);
    await transportVia(proxy.port).publish([late]);
    await until(() => got.some(({ id }) => id === late.id), RECOVERED_MS);
    await until(() => health(transport)?.state === 'running' && health(transport)?.problem === undefined);
  });

  test('members that come and go every second lose nothing and keep the order of every key', async () => {
    const sender = transportVia(proxy.port);
    await sender.ensureTopics([topic]);
    const got: ReceivedMessage[] = [];
    const constant = transportVia(proxy.port);
    await listen(constant, 'analytics', got);
    const subjects = Array.from({ length: 12 }, () => newId());
    const sent: TransportMessage[] = [];
    let sequence = 0;
    const publish = async () => {
      sequence += 1;
      const batch = subjects.map((subject) => event(subject, sequence));
      await sender.publish(batch);
      sent.push(...batch);
    };
    for (let join = 0; join < JOINS; join += 1) {
      const guest = transportVia(proxy.port);
      const { close } = await listen(guest, 'analytics', got);
      const until1s = performance.now() + 1_000;
      await until(async () => {
        await publish();
        return performance.now() > until1s;
      });
      await close();
    }
    const arrived = () => new Set(got.map(({ id }) => id));
    await until(() => sent.every(({ id }) => arrived().has(id)), RECOVERED_MS);
    for (const subject of subjects) {
      const sequences = got.flatMap((message) => ('subject' in message && message.subject === subject ? [message.sequence] : []));
      // Copies may arrive: the inbox drops them. The first of each is in order.
      expect([...new Set(sequences)]).toEqual(sent.filter((message) => message.subject === subject).map((message) => message.sequence));
    }
    expect(sent.length).toBeGreaterThan(JOINS * subjects.length);
  });
});
