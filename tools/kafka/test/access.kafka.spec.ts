import { Logger } from '@nestjs/common';
import { learningLessonBookedV1, type EventOwner } from '@edtech/contracts';
import { aclsFor, kafkaClientId, KafkaTransport, type ReceivedMessage, type TransportMessage } from '@edtech/messaging';
import { Kafka, logLevel } from 'kafkajs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { v7 as newId } from 'uuid';
import { applyGrants, startKafka, type Administrator, type RunningKafka } from '../src/index.js';
import { until } from './until.js';

jest.setTimeout(60_000);

const { topic, type } = learningLessonBookedV1;

/** Every password says where it is from, so that one would be noticed wherever it is told. */
const passwordOf = (service: string) => `secret-of-${service}`;

const SERVICES: readonly EventOwner[] = ['learning', 'payment', 'communication'];

/** How clients reach it. */
const certificateOf = ({ ca = '' }: RunningKafka) => ({ ca });

function administratorOf({ administrator }: RunningKafka): Administrator {
  if (!administrator) throw new Error('everybody may do everything here');
  return administrator;
}

describe('a broker that denies what is not granted', () => {
  let directory: string;
  let broker: RunningKafka;
  const open: KafkaTransport[] = [];
  const said: string[] = [];

  const transportOf = (service: EventOwner, more: object = {}) => {
    const transport = new KafkaTransport({
      brokers: [broker.brokers],
      clientId: kafkaClientId(service),
      partitions: 3,
      replicationFactor: 1,
      credentials: { mechanism: 'scram-sha-512', username: kafkaClientId(service), password: passwordOf(service) },
      tls: certificateOf(broker),
      watchdog: { checkMs: 300 },
      ...more,
    });
    open.push(transport);
    return transport;
  };
  const event = (sequence = 1): TransportMessage => ({
    id: newId(),
    type,
    topic,
    source: '/edtech/learning',
    subject: 's',
    sequence,
    time: new Date().toISOString(),
    data: { sequence },
    correlationId: newId(),
  });
  /** What a service is given of the topic. */
  const listen = async (transport: KafkaTransport, group: string) => {
    const got: ReceivedMessage[] = [];
    await transport.subscribe({ group, topics: [topic], onBatch: async (messages) => void got.push(...messages) });
    return got;
  };
  const problemOf = (transport: KafkaTransport) => transport.health().subscriptions[0]?.problem ?? '';
  const refusalOf = (work: Promise<unknown>) => work.then(() => 'nothing was refused', (error: unknown) => String(error));

  beforeAll(async () => {
    const note = (...words: unknown[]) => void said.push(words.map(String).join(' '));
    Logger.overrideLogger({ log: note, warn: note, error: note, debug: note, verbose: note });
    directory = await mkdtemp(join(tmpdir(), 'edtech-kafka-access-'));
    broker = await startKafka({
      directory,
      port: 0,
      access: {
        tls: true,
        users: Object.fromEntries(SERVICES.map((service) => [kafkaClientId(service), passwordOf(service)])),
        grants: [
          ...aclsFor({ owner: 'learning', subscriptions: [] }),
          ...aclsFor({ owner: 'payment', subscriptions: [type] }),
          // Owns other topics, and does not subscribe to this one.
          ...aclsFor({ owner: 'communication', subscriptions: [] }),
        ],
      },
    });
  });

  afterEach(async () => {
    for (const transport of open.splice(0)) await transport.close();
  });

  afterAll(async () => {
    await broker.stop();
    await rm(directory, { recursive: true, force: true });
  });

  test('a consumer waits for the owner to make a topic, reads it from then on, and can read it again; only the owner can make it', async () => {
    const payment = transportOf('payment');
    const got = await listen(payment, 'payment');
    await until(() => problemOf(payment) === `waits for ${topic}: not made yet, or not to be read by this service`);
    expect(await refusalOf(payment.ensureTopics([topic]))).toBe(`Error: the broker does not let edtech-payment make ${topic}`);

    const learning = transportOf('learning');
    await learning.ensureTopics([topic]);
    await learning.publish([event(1), event(2)]);
    await until(() => got.length === 2);
    await until(() => problemOf(payment) === '');
    expect(payment.health().subscriptions).toEqual([{ group: 'payment', state: 'running', restarts: 0 }]);
    await until(async () => (await payment.lag('payment', [topic]))[0]?.behind === 0);

    const again: ReceivedMessage[] = [];
    await payment.history.read(topic, {}, async (messages) => void again.push(...messages));
    expect(again.map(({ id }) => id)).toEqual(got.map(({ id }) => id));
  });

  test('the owner may use PLAIN as well', async () => {
    const learning = transportOf('learning', { credentials: { mechanism: 'plain', username: kafkaClientId('learning'), password: passwordOf('learning') } });
    await learning.publish([event(3)]);
    expect(learning.health().publishProblem).toBeUndefined();
  });

  test("a foreign service's publish is refused, nothing of it arrives, and health says so", async () => {
    const forged = event(4);
    for (const service of ['payment', 'communication'] as const) {
      const foreign = transportOf(service);
      expect(await refusalOf(foreign.publish([forged]))).toMatch(/Not authorized to access topics/i);
      expect(foreign.health().publishProblem).toMatch(/Not authorized to access topics/i);
    }
    const held: ReceivedMessage[] = [];
    await transportOf('payment').history.read(topic, {}, async (messages) => void held.push(...messages));
    expect(held.length).toBeGreaterThan(2);
    expect(held.map(({ id }) => id)).not.toContain(forged.id);
  });

  test('a foreign consumer is given nothing, neither in its own group nor in that of a service that may', async () => {
    for (const group of ['communication', 'payment']) {
      const foreign = transportOf('communication');
      const got = await listen(foreign, group);
      await until(() => problemOf(foreign) !== '');
      expect(problemOf(foreign)).toBe(`waits for ${topic}: not made yet, or not to be read by this service`);
      expect(got).toEqual([]);
    }
    expect(await refusalOf(transportOf('communication').history.read(topic, {}, async () => undefined))).toContain('does not exist, or may not be read');
  });

  test('a service that may read a topic cannot take the place of another in its group', async () => {
    const client = new Kafka({
      brokers: [broker.brokers],
      ssl: { ca: [certificateOf(broker).ca] },
      sasl: { mechanism: 'scram-sha-512', username: kafkaClientId('payment'), password: passwordOf('payment') },
      logLevel: logLevel.NOTHING,
      retry: { retries: 0 },
    });
    const joining = async (groupId: string) => {
      const consumer = client.consumer({ groupId, retry: { restartOnFailure: () => Promise.resolve(false) } });
      const outcome = new Promise<string>((resolve) => {
        consumer.on('consumer.group_join', () => resolve('joined'));
        consumer.on('consumer.crash', ({ payload }) => resolve(payload.error.message));
      });
      await consumer.connect();
      await consumer.subscribe({ topics: [topic] });
      await consumer.run({ eachMessage: async () => undefined });
      return outcome.finally(() => consumer.disconnect());
    };
    expect(await joining('payment')).toBe('joined');
    // The client's words for a group that it may not even look for.
    expect(await joining('learning')).toBe('Failed to find group coordinator');
  });

  test('whoever does not say who it is, is turned away', async () => {
    const nobody = new KafkaTransport({ brokers: [broker.brokers], clientId: 'nobody', partitions: 3, replicationFactor: 1, tls: certificateOf(broker) });
    open.push(nobody);
    expect(await refusalOf(nobody.publish([event()]))).not.toBe('nothing was refused');
    expect(nobody.health().publishProblem).toBeDefined();
  });

  test('whoever comes in the clear is not listened to, and a broker that nobody vouches for is not believed', async () => {
    const inTheClear = transportOf('learning', { tls: undefined });
    expect(await refusalOf(inTheClear.publish([event()]))).not.toBe('nothing was refused');
    const believingNobody = transportOf('learning', { tls: {} });
    expect(await refusalOf(believingNobody.publish([event()]))).toMatch(/self-signed certificate/);
  });

  test('a wrong password is told as such, and neither health nor the log tells the password', async () => {
    const wrong = 'secret-that-is-wrong';
    const learning = transportOf('learning', { credentials: { mechanism: 'scram-sha-512', username: kafkaClientId('learning'), password: wrong } });
    const got = await listen(learning, 'learning');
    expect(await refusalOf(learning.publish([event()]))).toMatch(/SASL SCRAM SHA512 authentication failed/i);
    await until(() => /authentication failed/i.test(problemOf(learning)));
    expect(got).toEqual([]);
    expect(JSON.stringify(learning.health())).not.toContain(wrong);
    expect(said.length).toBeGreaterThan(0);
    expect(said.filter((line) => line.includes('secret'))).toEqual([]);
  });

  test('what is no longer granted is taken back at once', async () => {
    const learning = transportOf('learning');
    await learning.publish([event(5)]);
    await applyGrants(administratorOf(broker), aclsFor({ owner: 'payment', subscriptions: [type] }));
    expect(await refusalOf(learning.publish([event(6)]))).toMatch(/Not authorized/i);
    await applyGrants(administratorOf(broker), [...aclsFor({ owner: 'learning', subscriptions: [] }), ...aclsFor({ owner: 'payment', subscriptions: [type] })]);
    await learning.publish([event(6)]);
  });

  test('a user whose password could not be written down is refused by name', async () => {
    const refusal = await refusalOf(startKafka({ directory: join(directory, 'other'), port: 0, access: { users: { eve: 'a"b' }, grants: [] } }));
    expect(refusal).toContain('The user "eve" of Kafka cannot be made');
    expect(refusal).not.toContain('a"b');
  });
});
