import { Logger } from '@nestjs/common';
import type { Admin, Consumer, EachBatchPayload, Kafka } from 'kafkajs';
import { KafkaSubscription } from './kafka-subscription.js';

/** How a consumer gets its connection. */
let connects: () => Promise<void> = async () => undefined;

type Listener = (event: { payload: Record<string, unknown> }) => void;

/** A client that does what the test says; each consumer that it makes is kept. */
function fakeClient() {
  const consumers: FakeConsumer[] = [];
  let offsets = { committed: '0', high: '0' };
  let failConnect = false;
  let refusing = false;
  let topics = ['t'];
  let answering = true;
  class FakeConsumer {
    readonly listeners = new Map<string, Listener>();
    ended = false;
    eachBatch: (payload: EachBatchPayload) => Promise<void> = async () => undefined;
    joins = true;
    on = (name: string, listener: Listener) => void this.listeners.set(name, listener);
    connect = async () => {
      if (failConnect) throw new Error('connect ECONNREFUSED');
      await connects();
    };
    subscribed: string[] = [];
    subscribe = async (to: { topics: string[] }) => void (this.subscribed = to.topics);
    committed: string[] = [];
    commitOffsets = async (offsets: { offset: string }[]) => {
      if (refusing) {
        await new Promise((resolve) => setTimeout(resolve, 50));
        throw new Error('The coordinator is not available');
      }
      this.committed.push(...offsets.map(({ offset }) => offset));
    };
    run = async ({ eachBatch }: { eachBatch: (payload: EachBatchPayload) => Promise<void> }) => {
      this.eachBatch = eachBatch;
      if (this.joins && joining) this.tell('consumer.group_join', { memberAssignment: { t: [0] } });
    };
    disconnect = async () => void (this.ended = true);
    tell = (name: string, payload: Record<string, unknown> = {}) => this.listeners.get(name)?.({ payload });
  }
  let joining = true;
  const admin = {
    connect: async () => undefined,
    disconnect: async () => undefined,
    fetchOffsets: async () => {
      // A dead connection neither answers nor fails.
      if (!answering) await new Promise(() => undefined);
      return [{ topic: 't', partitions: [{ partition: 0, offset: offsets.committed, metadata: null }] }];
    },
    listTopics: async () => topics,
    fetchTopicOffsets: async () => [{ partition: 0, offset: offsets.high, high: offsets.high, low: '0' }],
  };
  const kafka = {
    consumer: () => {
      const consumer = new FakeConsumer();
      consumers.push(consumer);
      return consumer as unknown as Consumer;
    },
    admin: () => admin as unknown as Admin,
  } as unknown as Kafka;
  return {
    kafka,
    consumers,
    offsets: (next: typeof offsets) => (offsets = next),
    refuse: (refuses: boolean) => (failConnect = refuses),
    joining: (joins: boolean) => (joining = joins),
    exist: (names: string[]) => (topics = names),
    answer: (answers: boolean) => (answering = answers),
    refuseCommits: (refuses: boolean) => (refusing = refuses),
  };
}

/** A batch as the client hands it over, and what was done about it. */
function batchOf(onHeartbeat: () => Promise<void> = async () => undefined, last = '7') {
  const done: string[] = [];
  let running = true;
  const payload = {
    batch: { topic: 't', partition: 0, messages: [{ key: null, value: null, timestamp: '0', attributes: 0, offset: last, headers: {} }], lastOffset: () => last },
    heartbeat: onHeartbeat,
    resolveOffset: (offset: string) => void done.push(`resolved ${offset}`),
    commitOffsetsIfNecessary: async (offsets: { topics: { partitions: { offset: string }[] }[] }) => void done.push(`committed ${offsets.topics[0]?.partitions[0]?.offset}`),
    isRunning: () => running,
    isStale: () => false,
  } as unknown as EachBatchPayload;
  return { payload, done, stop: () => (running = false) };
}

describe('a consumer under the watchdog', () => {
  const warn = jest.spyOn(Logger.prototype, 'warn').mockReturnValue();
  const log = jest.spyOn(Logger.prototype, 'log').mockReturnValue();

  let client: ReturnType<typeof fakeClient>;
  let subscription: KafkaSubscription;
  let stored: number;
  let onBatch: () => Promise<void>;
  let missing: readonly string[];

  beforeEach(() => {
    jest.useFakeTimers();
    jest.clearAllMocks();
    client = fakeClient();
    stored = 0;
    missing = [];
    onBatch = async () => void (stored += 1);
    connects = async () => undefined;
    subscription = newSubscription();
    subscription.start();
  });

  const newSubscription = () =>
    new KafkaSubscription({
      kafka: client.kafka,
      group: 'learning',
      topics: ['t', 'later'],
      onBatch: () => onBatch(),
      makeTopics: async () => missing,
      checkMs: 5_000,
      stallMs: 30_000,
      sessionTimeoutMs: 15_000,
    });

  afterEach(async () => {
    const closing = subscription.close();
    await jest.advanceTimersByTimeAsync(15_000);
    await closing;
    jest.useRealTimers();
  });

  const pass = (ms: number) => jest.advanceTimersByTimeAsync(ms);

  test('is left alone while it reads', async () => {
    for (let offset = 1; offset <= 30; offset += 1) {
      client.offsets({ committed: String(offset), high: '1000' });
      await pass(5_000);
    }
    expect(client.consumers).toHaveLength(1);
    expect(subscription.health()).toEqual({ group: 'learning', state: 'running', restarts: 0 });
  });

  test('is left alone while there is nothing to read', async () => {
    client.offsets({ committed: '9', high: '9' });
    await pass(300_000);
    expect(client.consumers).toHaveLength(1);
  });

  test('is begun anew at once when it crashes, which the client tells after it has stopped', async () => {
    await pass(0);
    const [first] = client.consumers;
    first?.tell('consumer.stop');
    first?.tell('consumer.disconnect');
    first?.tell('consumer.crash', { error: new Error('gone'), restart: false });
    await pass(0);
    expect(client.consumers.map(({ ended }) => ended)).toEqual([true, false]);
    expect(subscription.health()).toMatchObject({ state: 'running', restarts: 1, problem: 'crashed: gone' });
  });

  test.each([
['stops by itself', (c: ReturnType<typeof fakeClient>) => c.consumers[0]?.tell('consumer.stop')],
    ['disconnects by itself', (c: ReturnType<typeof fakeClient>) => c.consumers[0]?.tell('consumer.disconnect')],
  ])('is begun anew at the next look when it %s', async (_, happen) => {
    await pass(0);
    happen(client);
    await pass(5_000);
    expect(client.consumers.map(({ ended }) => ended)).toEqual([true, false]);
    expect(subscription.health()).toMatchObject({ state: 'running', restarts: 1 });
  });

  test('is begun anew when it stands still although there is something to read', async () => {
    client.offsets({ committed: '5', high: '9' });
    await pass(36_000);
    expect(client.consumers).toHaveLength(1);
    await pass(5_000);
    expect(client.consumers.map(({ ended }) => ended)).toEqual([true, false]);
    expect(subscription.health().problem).toBe('stands still although there is something to read');
  });

  test('is begun anew when a broker that says nothing keeps it from beginning', async () => {
    await pass(0);
    client.consumers[0]?.tell('consumer.stop');
    connects = () => new Promise(() => undefined);
    await pass(5_000);
    expect(client.consumers).toHaveLength(2);
    await pass(44_000);
    expect(client.consumers).toHaveLength(2);
    connects = async () => undefined;
    await pass(2_000);
    expect(client.consumers.map(({ ended }) => ended)).toEqual([true, true, false]);
    expect(subscription.health()).toMatchObject({ state: 'running', restarts: 2 });
  });

  test('is suspected also by a broker that has gone silent: the question is asked by a new connection', async () => {
    client.offsets({ committed: '5', high: '9' });
    await pass(5_000);
    client.answer(false);
    await pass(10_000);
    expect(subscription.health().problem).toBe('the broker does not answer');
    client.answer(true);
    await pass(60_000);
    expect(client.consumers.length).toBeGreaterThan(1);
  });

  test('reads the topics that there are, says which it waits for, and begins to read those when they have been made', async () => {
    await subscription.close();
    missing = ['later'];
    subscription = newSubscription();
    subscription.start();
    await pass(0);
    expect(client.consumers.at(-1)?.subscribed).toEqual(['t']);
    expect(subscription.health()).toEqual({
      group: 'learning',
      state: 'running',
      restarts: 0,
      problem: 'waits for later: not made yet, or not to be read by this service',
    });
    await pass(20_000);
    expect(client.consumers.filter(({ ended }) => !ended)).toHaveLength(1);
    client.exist(['t', 'later']);
    missing = [];
    await pass(5_000);
    expect(client.consumers.at(-1)?.subscribed).toEqual(['t', 'later']);
    expect(subscription.health()).toEqual({ group: 'learning', state: 'running', restarts: 0 });
  });

  test('waits while there is no topic at all', async () => {
    await subscription.close();
    missing = ['t', 'later'];
    subscription = newSubscription();
    subscription.start();
    await pass(30_000);
    expect(subscription.health()).toMatchObject({ state: 'connecting', restarts: 0, problem: 'waits for t, later: not made yet, or not to be read by this service' });
    missing = [];
    // The pause after several failures, and a look.
    await pass(16_000);
    expect(subscription.health()).toEqual({ group: 'learning', state: 'running', restarts: 0 });
  });

  test('steps over what holds nothing for it, such as marks of transactions', async () => {
    await pass(0);
    const [consumer] = client.consumers;
    consumer?.tell('consumer.end_batch_process', { topic: 't', partition: 0, batchSize: 0, lastOffset: '6' });
    consumer?.tell('consumer.end_batch_process', { topic: 't', partition: 0, batchSize: 3, lastOffset: '9' });
    await pass(100);
    expect(consumer?.committed).toEqual(['7']);
  });

  test('is begun anew when it does not get into its group', async () => {
    client.joining(false);
    await pass(0);
    client.consumers[0]?.tell('consumer.stop');
    await pass(5_000);
    expect(client.consumers).toHaveLength(2);
    await pass(36_000);
    expect(client.consumers.length).toBeGreaterThan(2);
  });

  test('is tried again and again while no broker answers, and says so', async () => {
    client.refuse(true);
    client.consumers[0]?.tell('consumer.stop');
    await pass(60_000);
    const tries = client.consumers.length;
    expect(tries).toBeGreaterThan(5);
    expect(tries).toBeLessThan(30);
    expect(subscription.health()).toMatchObject({ state: 'restarting', problem: 'connect ECONNREFUSED' });
    client.refuse(false);
    await pass(30_000);
    expect(subscription.health()).toMatchObject({ state: 'running' });
    expect(subscription.health().problem).toBeUndefined();
  });

  test('stores a batch before it commits, and commits the offset after the last, at once for many batches', async () => {
    await pass(0);
    const [consumer] = client.consumers;
    const { payload, done } = batchOf();
    onBatch = async () => {
      expect(consumer?.committed).toEqual([]);
      done.push('stored');
    };
    await consumer?.eachBatch(payload);
    await consumer?.eachBatch(batchOf(undefined, '8').payload);
    expect(done).toEqual(['stored', 'resolved 7', 'stored']);
    expect(consumer?.committed).toEqual([]);
    await pass(100);
    expect(consumer?.committed).toEqual(['9']);
  });

  test('commits later what the broker refuses, and what has come since', async () => {
    await pass(0);
    const [consumer] = client.consumers;
    client.refuseCommits(true);
    await consumer?.eachBatch(batchOf().payload);
    await pass(100);
    await consumer?.eachBatch(batchOf(undefined, '8').payload);
    await pass(50);
    client.refuseCommits(false);
    await pass(1_000);
    expect(consumer?.committed).toEqual(['9']);
  });

  test('commits nothing of before once its group has been divided anew: others may be further', async () => {
    await pass(0);
    const [consumer] = client.consumers;
    await consumer?.eachBatch(batchOf().payload);
    consumer?.tell('consumer.group_join', { memberAssignment: { t: [0] } });
    await pass(5_000);
    expect(consumer?.committed).toEqual([]);
  });

  test('commits what it has stored when it ends', async () => {
    await pass(0);
    const [consumer] = client.consumers;
    await consumer?.eachBatch(batchOf().payload);
    await subscription.close();
    expect(consumer?.committed).toEqual(['8']);
  });

  test('commits the batch in hand while it ends, and goes back to nothing earlier', async () => {
    await pass(0);
    const [consumer] = client.consumers;
    await consumer?.eachBatch(batchOf().payload);
    const { payload, done, stop } = batchOf(undefined, '8');
    onBatch = async () => void stop();
    await consumer?.eachBatch(payload);
    expect(done).toEqual(['resolved 8', 'committed 9']);
    await subscription.close();
    expect(consumer?.committed).toEqual([]);
  });

  test('tries a batch again that cannot be stored, without leaving its group, and commits nothing meanwhile', async () => {
    await pass(0);
    let beats = 0;
    const { payload, done } = batchOf(async () => void (beats += 1));
    onBatch = async () => {
      throw new Error('database away');
    };
    client.offsets({ committed: '7', high: '9' });
    const storing = client.consumers[0]?.eachBatch(payload);
    await pass(120_000);
    expect(done).toEqual([]);
    expect(beats).toBeGreaterThan(50);
    expect(client.consumers).toHaveLength(1);
    expect(subscription.health().problem).toBe('cannot store what arrives: database away');
    expect(warn).toHaveBeenCalledTimes(1);
    expect(log).not.toHaveBeenCalled();
    onBatch = async () => void done.push('stored');
    await pass(11_000);
    await storing;
    expect(done).toEqual(['stored', 'resolved 7']);
    await pass(5_000);
    expect(client.consumers[0]?.committed).toEqual(['8']);
    expect(subscription.health().problem).toBeUndefined();
  });

  test('lets a batch go uncommitted when it is stopped while it cannot store it', async () => {
    await pass(0);
    const { payload, done, stop } = batchOf();
    onBatch = async () => {
      throw new Error('database away');
    };
    const storing = client.consumers[0]?.eachBatch(payload);
    await pass(1_000);
    stop();
    await pass(1_000);
    await storing;
    expect(done).toEqual([]);
  });

  test('does nothing more once it has been replaced, whatever the client still hands over', async () => {
    await pass(0);
    const [old] = client.consumers;
    old?.tell('consumer.crash', { error: new Error('gone') });
    await pass(0);
    const { payload, done } = batchOf();
    await old?.eachBatch(payload);
    expect({ stored, done }).toEqual({ stored: 0, done: [] });
  });

  test('stores and commits a batch first when its group changes meanwhile, and then tells the client', async () => {
    await pass(0);
    const { payload, done } = batchOf(() => Promise.reject(new Error('The group is rebalancing')));
    onBatch = async () => {
      await new Promise((resolve) => setTimeout(resolve, 5_000));
      done.push('stored');
    };
    const storing = client.consumers[0]?.eachBatch(payload);
    const outcome = expect(storing).rejects.toThrow('The group is rebalancing');
    await pass(6_000);
    await outcome;
    expect(done).toEqual(['stored', 'resolved 7', 'committed 8']);
  });
});
