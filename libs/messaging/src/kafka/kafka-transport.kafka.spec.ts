import { stateTopics } from '@edtech/contracts';
import { Logger } from '@nestjs/common';
import { ConfigResourceTypes, Kafka, logLevel, type Message } from 'kafkajs';
import { v7 as newId } from 'uuid';
import { createMessage, isMalformed, KafkaTransport, type ReceivedMessage, type TransportMessage } from '../index.js';
import { eventually } from '../../test/eventually.js';
import { defineFixtureEvents } from '../../test/fixture-event.js';

jest.setTimeout(60_000);
// Faults are made on purpose here; the log would be full of them.
Logger.overrideLogger(false);

const brokers = process.env['EDTECH_TEST_KAFKA_BROKERS']?.split(',') ?? [];

describe('the Kafka transport', () => {
  const open: { close(): Promise<void> }[] = [];
  let events: ReturnType<typeof defineFixtureEvents>;
  let group: string;

  const newTransport = (more: object = {}) => {
    const transport = new KafkaTransport({ brokers, clientId: 'edtech-spec', partitions: 3, replicationFactor: 1, ...more });
    open.push(transport);
    return transport;
  };
  const changed = (note = '', thingId: string = newId(), sequence = 1): TransportMessage => createMessage(events.changed, { sequence, data: { thingId, note } });
  /** Notes what a group gets. */
  const listen = async (transport: KafkaTransport, onBatch: (messages: readonly ReceivedMessage[]) => Promise<void> = async () => undefined) => {
    const got: ReceivedMessage[] = [];
    const subscription = await transport.subscribe({
      group,
      topics: [events.changed.topic],
      onBatch: async (messages) => {
        await onBatch(messages);
        got.push(...messages);
      },
    });
    return { got, subscription };
  };
  /** A client that knows nothing of our rules. */
  const foreign = async <T>(use: (client: Kafka) => Promise<T>) => use(new Kafka({ brokers, logLevel: logLevel.NOTHING }));
  const send = (...messages: Message[]) =>
    foreign(async (client) => {
      const producer = client.producer({ createPartitioner: () => () => 0 });
      await producer.connect();
      await producer.send({ topic: events.changed.topic, messages });
      await producer.disconnect();
    });
  const committed = () =>
    foreign(async (client) => {
      const admin = client.admin();
      await admin.connect();
      const [topic] = await admin.fetchOffsets({ groupId: group, topics: [events.changed.topic] });
      await admin.disconnect();
      return (topic?.partitions ?? []).reduce((sum, { offset }) => sum + Math.max(0, Number(offset)), 0);
    });

  beforeEach(() => {
    events = defineFixtureEvents();
    group = `group-${newId()}`;
  });

  afterEach(async () => {
    for (const closable of open.splice(0).reverse()) await closable.close();
  });

  test('makes the topics that are missing, also when several services do so at once, and leaves those that exist', async () => {
    const topics = [events.changed.topic, events.answered.topic];
    await Promise.all([newTransport(), newTransport(), newTransport()].map((transport) => transport.ensureTopics(topics)));
    await newTransport({ partitions: 7 }).ensureTopics(topics);
    const partitions = await foreign(async (client) => {
      const admin = client.admin();
      await admin.connect();
      const { topics: found } = await admin.fetchTopicMetadata({ topics });
      await admin.disconnect();
      return found.map((topic) => topic.partitions.length);
    });
    expect(partitions).toEqual([3, 3]);
  });

  test('makes topics that keep their messages for ever, unless told otherwise', async () => {
    await newTransport().ensureTopics([events.changed.topic]);
    await newTransport({ retentionMs: 86_400_000 }).ensureTopics([events.answered.topic]);
    const settings = await foreign(async (client) => {
      const admin = client.admin();
      await admin.connect();
      const configNames = ['retention.ms', 'retention.bytes', 'cleanup.policy', 'min.insync.replicas'];
      const { resources } = await admin.describeConfigs({
        includeSynonyms: false,
        resources: [events.changed.topic, events.answered.topic].map((name) => ({ type: ConfigResourceTypes.TOPIC, name, configNames })),
      });
      await admin.disconnect();
      return resources.map(({ configEntries }) => Object.fromEntries(configEntries.map(({ configName, configValue }) => [configName, configValue])));
    });
    const kept = { 'retention.ms': '-1', 'retention.bytes': '-1', 'cleanup.policy': 'delete', 'min.insync.replicas': '1' };
    expect(settings).toEqual([kept, { ...kept, 'retention.ms': '86400000' }]);
  });

  test('makes state topics that keep the last message of each key, and drop older ones between a week and three', async () => {
    await newTransport().ensureTopics(stateTopics);
    const settings = await foreign(async (client) => {
      const admin = client.admin();
      await admin.connect();
      const configNames = ['cleanup.policy', 'min.compaction.lag.ms', 'max.compaction.lag.ms', 'segment.ms', 'segment.bytes', 'min.cleanable.dirty.ratio'];
      const { resources } = await admin.describeConfigs({ includeSynonyms: false, resources: stateTopics.map((name) => ({ type: ConfigResourceTypes.TOPIC, name, configNames })) });
      await admin.disconnect();
      return resources.map(({ configEntries }) => Object.fromEntries(configEntries.map(({ configName, configValue }) => [configName, configValue])));
    });
    const compacted = {
      'cleanup.policy': 'compact',
      'min.compaction.lag.ms': '604800000',
      'max.compaction.lag.ms': '1814400000',
      'segment.ms': '86400000',
      'segment.bytes': '16777216',
      'min.cleanable.dirty.ratio': '0.1',
    };
    expect(settings).toEqual(stateTopics.map(() => compacted));
  });

  test('marks of transactions, which somebody else may leave on a topic, do not make a group look behind', async () => {
    const transport = newTransport();
    await transport.ensureTopics([events.changed.topic]);
    await foreign(async (client) => {
      const producer = client.producer({ transactionalId: newId(), maxInFlightRequests: 1, idempotent: true, createPartitioner: () => () => 0 });
      await producer.connect();
      const transaction = await producer.transaction();
      await transaction.send({ topic: events.changed.topic, messages: [{ value: 'given up' }] });
      await transaction.abort();
      await producer.disconnect();
    });
    await listen(transport);
    await eventually(async () => expect(await committed()).toBe(2));
    expect(await transport.lag(group, [events.changed.topic])).toEqual([{ topic: events.changed.topic, behind: 0 }]);
  });

  test('a message that cannot be read does not stop its partition: it is told apart, once, and the next ones follow', async () => {
    const transport = newTransport();
    await transport.ensureTopics([events.changed.topic]);
    await send({ key: 'k', value: '{"half":' }, { value: null }, { key: 'k', value: 'x', headers: { ce_specversion: '1.0', ce_id: 'no uuid' } });
    await transport.publish([changed()]);
    const { got } = await listen(transport);
    await eventually(() => got.length === 4);
    const unreadable = got.filter(isMalformed);
    expect(unreadable.map(({ problem }) => problem.replace(/^.*offset \d+ /, '')).sort()).toEqual(['has a ce_id that is not a UUID', 'has no ce_specversion header', 'has no ce_specversion header']);
    expect(new Set(unreadable.map(({ id }) => id)).size).toBe(3);
  });

  test('the largest events, and more than a request holds, come through in order', async () => {
    const transport = newTransport();
    await transport.ensureTopics([events.changed.topic]);
    const thing = newId();
    const big = 'x'.repeat(899_000);
    const notes = [big, 'small', ...Array.from({ length: 40 }, () => 'y'.repeat(60_000)), big, '😀\\u0000'];
    const { got } = await listen(transport);
    await transport.publish(notes.map((note, index) => changed(note, thing, index + 1)));
    await eventually(() => got.length === notes.length);
    expect(got.map((event) => !isMalformed(event) && event.sequence)).toEqual(notes.map((_, index) => index + 1));
    expect(got.map((event) => !isMalformed(event) && event.data['note'])).toEqual(notes);
  });

  test('an offset is committed only after the batch is stored: what could not be stored comes again, to whoever is next', async () => {
    const first = newTransport();
    await first.ensureTopics([events.changed.topic]);
    await first.publish([changed('a'), changed('b'), changed('c')]);
    let refused = 0;
    const { subscription } = await listen(first, async () => {
      refused += 1;
      throw new Error('database away');
    });
    await eventually(() => refused >= 3);
    expect(await committed()).toBe(0);
    expect(first.health().subscriptions).toMatchObject([{ state: 'running', problem: 'cannot store what arrives: database away' }]);
    await subscription.close();

    const second = newTransport();
    const { got } = await listen(second);
    await eventually(() => got.length === 3);
    await eventually(async () => expect(await committed()).toBe(3));
    expect(second.health().subscriptions).toEqual([{ group, state: 'running', restarts: 0 }]);
  });

  test('what was stored and committed does not come again after a restart', async () => {
    const transport = newTransport();
    await transport.ensureTopics([events.changed.topic]);
    await transport.publish([changed('a')]);
    const first = await listen(transport);
    await eventually(async () => expect(await committed()).toBe(1));
    await first.subscription.close();
    await transport.publish([changed('b')]);
    const second = await listen(transport);
    await eventually(() => second.got.length === 1);
    expect(second.got).toMatchObject([{ data: { note: 'b' } }]);
  });

  test('two consumers of a group share the partitions, and one takes over from the other', async () => {
    const [one, two] = [newTransport(), newTransport()];
    await one.ensureTopics([events.changed.topic]);
    const first = await listen(one);
    const second = await listen(two);
    await eventually(() => [one, two].every((transport) => transport.health().subscriptions[0]?.state === 'running'));
    const sent = new Set<string>();
    const publish = async () => {
      const batch = Array.from({ length: 60 }, () => changed());
      for (const { id } of batch) sent.add(id);
      await one.publish(batch);
    };
    await publish();
    const arrived = () => new Set([...first.got, ...second.got].map(({ id }) => id)).size;
    await eventually(() => arrived() === sent.size);
    await first.subscription.close();
    await publish();
    await eventually(() => arrived() === sent.size);
  });

  test('a broker that is not there is a problem that is told, and neither subscribing nor closing waits for it', async () => {
    const transport = newTransport({ brokers: ['127.0.0.1:1'] });
    const { subscription } = await listen(transport);
    await expect(transport.publish([changed()])).rejects.toThrow();
    expect(transport.health()).toMatchObject({ kind: 'kafka', publishProblem: expect.any(String) });
    await eventually(() => transport.health().subscriptions[0]?.problem !== undefined);
    expect(transport.health().subscriptions[0]?.state).not.toBe('running');
    await subscription.close();
  });

  test('a service without handlers subscribes to nothing', async () => {
    const transport = newTransport();
    const subscription = await transport.subscribe({ group, topics: [], onBatch: async () => undefined });
    expect(transport.health().subscriptions).toEqual([]);
    await subscription.close();
  });
});
