import { Logger } from '@nestjs/common';
import { Kafka, logLevel, Partitioners } from 'kafkajs';
import { v7 as newId } from 'uuid';
import { eventually } from '../../test/eventually.js';
import { defineFixtureEvents } from '../../test/fixture-event.js';
import { gate } from '../../test/fixture-transports.js';
import { createMessage, isMalformed, KafkaTransport, type Positions, type ReceivedMessage, type TransportMessage } from '../index.js';

jest.setTimeout(60_000);
// Faults are made on purpose here; the log would be full of them.
Logger.overrideLogger(false);

const brokers = process.env['EDTECH_TEST_KAFKA_BROKERS']?.split(',') ?? [];

describe('what a topic holds', () => {
  let topic: string;
  let transport: KafkaTransport;
  let clientId: string;
  let changed: (thingId: string, sequence: number, note?: string) => TransportMessage;
  const client = new Kafka({ brokers, logLevel: logLevel.NOTHING });
  const admin = client.admin();

  const offsetsOf = (messages: readonly ReceivedMessage[]) => messages.map((message) => (isMalformed(message) ? -1 : message.sequence));
  const groupsLeft = async () => (await admin.listGroups()).groups.filter(({ groupId }) => groupId.startsWith(clientId));
  /** Everything from positions on, by thing. */
  const read = async (from: Positions = {}) => {
    const messages: ReceivedMessage[] = [];
    const end = await transport.history.read(topic, from, async (batch) => void messages.push(...batch));
    return { messages, end };
  };
  const forget = async (partition: number, offset: string) => {
    // Only so does the client know who leads the partition.
    await admin.fetchTopicOffsets(topic);
    await admin.deleteTopicRecords({ topic, partitions: [{ partition, offset }] });
  };
  /** Ends the topic's first partition with the mark of a transaction, as no service of ours does. */
  const publishInTransaction = async (message: { key: string; value: string }) => {
    const producer = client.producer({ transactionalId: newId(), maxInFlightRequests: 1, idempotent: true, createPartitioner: Partitioners.DefaultPartitioner });
    await producer.connect();
    const transaction = await producer.transaction();
    await transaction.send({ topic, messages: [{ ...message, partition: 0 }] });
    await transaction.commit();
    await producer.disconnect();
    await endsAt(0, '2');
  };
  /** The mark is written after the transaction has ended, and counts with it. */
  const endsAt = (partition: number, offset: string) =>
    eventually(async () => (await admin.fetchTopicOffsets(topic)).some((held) => held.partition === partition && held.high === offset));

  beforeAll(() => admin.connect());
  afterAll(() => admin.disconnect());

  beforeEach(async () => {
    const events = defineFixtureEvents();
    topic = events.changed.topic;
    clientId = `spec-${newId()}`;
    transport = new KafkaTransport({ brokers, clientId, partitions: 3, replicationFactor: 1, watchdog: { stallMs: 5_000 } });
    changed = (thingId, sequence, note = '') => createMessage(events.changed, { sequence, data: { thingId, note } });
    await transport.ensureTopics([topic]);
  });

  afterEach(() => transport.close());

  describe('read again from its beginning', () => {
    test('comes whole, each partition in its order, and leaves no group behind', async () => {
      const things = Array.from({ length: 12 }, () => newId());
      for (let sequence = 1; sequence <= 50; sequence += 1) await transport.publish(things.map((thing) => changed(thing, sequence)));
      const { messages, end } = await read();
      expect(messages).toHaveLength(600);
      for (const thing of things) {
        expect(offsetsOf(messages.filter((message) => !isMalformed(message) && message.subject === thing))).toEqual(Array.from({ length: 50 }, (_, index) => index + 1));
      }
      expect(Object.values(end).reduce((sum, offset) => sum + Number(offset), 0)).toBe(600);
      await eventually(async () => expect(await groupsLeft()).toEqual([]));
    });

    test('ends at the end as of the call: what is published meanwhile is for the next reading, which goes on from there', async () => {
      const thing = newId();
      await transport.publish([1, 2, 3].map((sequence) => changed(thing, sequence)));
      const first: ReceivedMessage[] = [];
      const end = await transport.history.read(topic, {}, async (batch) => {
        first.push(...batch);
        await transport.publish([changed(thing, 3 + first.length)]);
      });
      expect(offsetsOf(first)).toEqual([1, 2, 3]);
      const { messages } = await read(end);
      expect(offsetsOf(messages)).toEqual([6]);
    });

    test('ends also where the topic is empty, and where its last records are marks of transactions', async () => {
      expect(await read()).toEqual({ messages: [], end: { 0: '0', 1: '0', 2: '0' } });
      await publishInTransaction({ key: 'k', value: 'not an event' });
      const { messages, end } = await read();
      expect(messages.map(isMalformed)).toEqual([true]);
      // The message and the mark.
      expect(end).toEqual({ 0: '2', 1: '0', 2: '0' });
      expect((await read({ 0: '1' })).messages).toEqual([]);
      expect((await read(end)).messages).toEqual([]);
    });

    test('a transaction that was given up leaves nothing to read and holds nobody up', async () => {
      const producer = client.producer({ transactionalId: newId(), maxInFlightRequests: 1, idempotent: true, createPartitioner: Partitioners.DefaultPartitioner });
      await producer.connect();
      const transaction = await producer.transaction();
      await transaction.send({ topic, messages: [{ key: 'k', value: 'v', partition: 1 }] });
      await transaction.abort();
      await producer.disconnect();
      await endsAt(1, '2');
      expect(await read()).toEqual({ messages: [], end: { 0: '0', 1: '2', 2: '0' } });
    });

    test('goes on from any positions that it reported: nothing is missing and nothing comes twice', async () => {
      const things = Array.from({ length: 30 }, () => newId());
      for (let sequence = 1; sequence <= 20; sequence += 1) await transport.publish(things.map((thing) => changed(thing, sequence, 'x'.repeat(9_000))));
      const seen: string[] = [];
      const steps: { positions: Positions; seen: number }[] = [];
      await transport.history.read(topic, {}, async (batch, positions) => {
        seen.push(...batch.map(({ id }) => id));
        steps.push({ positions, seen: seen.length });
      });
      expect(steps.length).toBeGreaterThan(3);
      const step = steps[Math.floor(steps.length / 2)];
      const { messages } = await read(step?.positions);
      expect(messages.map(({ id }) => id).sort()).toEqual(seen.slice(step?.seen).sort());
    });

    test('waits for each batch: no other is given meanwhile, however long one takes', async () => {
      for (let sequence = 1; sequence <= 30; sequence += 1) await transport.publish(Array.from({ length: 20 }, () => changed(newId(), sequence, 'x'.repeat(5_000))));
      const hold = gate();
      let inHand = 0;
      let most = 0;
      let batches = 0;
      const reading = transport.history.read(topic, {}, async () => {
        batches += 1;
        inHand += 1;
        most = Math.max(most, inHand);
        if (batches === 1) await hold.opened;
        inHand -= 1;
      });
      await eventually(() => batches === 1);
      await transport.publish([changed(newId(), 1)]);
      expect(batches).toBe(1);
      hold.open();
      await reading;
      expect(batches).toBeGreaterThan(2);
      expect(most).toBe(1);
    });

    test('can be stopped: then the batch in hand is the last, and nothing is left behind', async () => {
      for (let sequence = 1; sequence <= 30; sequence += 1) await transport.publish(Array.from({ length: 20 }, () => changed(newId(), sequence, 'x'.repeat(5_000))));
      const stop = new AbortController();
      let batches = 0;
      const reading = transport.history.read(
        topic,
        {},
        async () => {
          batches += 1;
          stop.abort(new Error('interrupted'));
        },
        stop.signal,
      );
      await expect(reading).rejects.toThrow('interrupted');
      expect(batches).toBe(1);
      await expect(transport.history.read(topic, {}, async () => undefined, stop.signal)).rejects.toThrow('interrupted');
      await eventually(async () => expect(await groupsLeft()).toEqual([]));
    });

    test('ends with the error of whoever could not take a batch, which is not given again', async () => {
      await transport.publish([changed(newId(), 1)]);
      let batches = 0;
      const reading = transport.history.read(topic, {}, async () => {
        batches += 1;
        throw new Error('database away');
      });
      await expect(reading).rejects.toThrow('database away');
      expect(batches).toBe(1);
    });

    test('of a topic that is not there, or that was made anew, is refused: it would look as if there had been nothing', async () => {
      await expect(transport.history.read(`${topic}x`, {}, async () => undefined)).rejects.toThrow(`the topic ${topic}x does not exist, or may not be read`);
      await expect(transport.history.read(topic, { 0: '7' }, async () => undefined)).rejects.toThrow(`partition 0 of ${topic} ends at 0, before 7: the topic was made anew`);
    });

    test('begins where the topic still remembers', async () => {
      const thing = newId();
      await transport.publish([1, 2, 3, 4].map((sequence) => changed(thing, sequence)));
      const { end } = await read();
      const partition = Number(Object.entries(end).find(([, offset]) => offset === '4')?.[0]);
      await forget(partition, '2');
      expect(offsetsOf((await read()).messages)).toEqual([3, 4]);
      expect(offsetsOf((await read({ [partition]: '1' })).messages)).toEqual([3, 4]);
    });
  });

  describe('and how far a group is behind', () => {
    const group = () => `group-${clientId}`;
    const behind = async () => (await transport.lag(group(), [topic]))[0]?.behind;

    test('counts everything for a group that has stored nothing, and only what is still there', async () => {
      const thing = newId();
      await transport.publish([1, 2, 3].map((sequence) => changed(thing, sequence)));
      expect(await transport.lag(group(), [`${topic}x`, topic])).toEqual([
        { topic: `${topic}x`, behind: 0 },
        { topic, behind: 3 },
      ]);
      const { end } = await read();
      const partition = Number(Object.entries(end).find(([, offset]) => offset === '3')?.[0]);
      await forget(partition, '1');
      expect(await behind()).toBe(2);
    });

    test('counts what arrives until it is stored, and not what is being stored', async () => {
      const hold = gate();
      await transport.publish([changed(newId(), 1), changed(newId(), 1)]);
      const subscription = await transport.subscribe({ group: group(), topics: [topic], onBatch: () => hold.opened });
      await eventually(() => transport.health().subscriptions[0]?.state === 'running');
      expect(await behind()).toBe(2);
      hold.open();
      await eventually(async () => (await behind()) === 0);
      await transport.publish([changed(newId(), 1)]);
      await eventually(async () => (await behind()) === 0);
      await subscription.close();
      await transport.publish([changed(newId(), 1)]);
      expect(await behind()).toBe(1);
    });

    test('is told again after the broker could not be asked', async () => {
      await admin.setOffsets({ groupId: group(), topic, partitions: [{ partition: 0, offset: '0' }] });
      const nowhere = new KafkaTransport({ brokers: ['127.0.0.1:1'], clientId, partitions: 3, replicationFactor: 1 });
      await expect(nowhere.lag(group(), [topic])).rejects.toThrow();
      await nowhere.close();
      expect(await behind()).toBe(0);
    });
  });
});
