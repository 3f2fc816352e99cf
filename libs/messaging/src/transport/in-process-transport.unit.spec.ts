import { v7 as newId } from 'uuid';
import { InProcessTransport, type TransportMessage } from '../index.js';

const event = (topic: string): TransportMessage => ({
  id: newId(),
  type: 'identity.user.created.v1',
  topic,
  source: '/edtech/identity',
  subject: 's',
  sequence: 1,
  time: '2026-03-01T12:00:00.000Z',
  data: {},
  correlationId: newId(),
});

const idle = () => new Promise((resolve) => setImmediate(resolve));

describe('handing over in process', () => {
  test('waits until every group has subscribed, so that none misses the beginning', async () => {
    const transport = new InProcessTransport({ groups: ['learning', 'payment'] });
    const got: string[] = [];
    const onBatch = (group: string) => async () => void got.push(group);
    await transport.subscribe({ group: 'learning', topics: ['t'], onBatch: onBatch('learning') });
    const published = transport.publish([event('t')]);
    await idle();
    expect(got).toEqual([]);
    expect(transport.health().subscriptions.map(({ state }) => state)).toEqual(['running', 'connecting']);
    await transport.subscribe({ group: 'payment', topics: ['t'], onBatch: onBatch('payment') });
    await published;
    expect(got).toEqual(['learning', 'payment']);
  });

  test('a wait for a group ends when the relay is stopped', async () => {
    const transport = new InProcessTransport({ groups: ['learning'] });
    const stop = new AbortController();
    const publishing = transport.publish([event('t')], stop.signal);
    stop.abort();
    await expect(publishing).rejects.toThrow('stopped while waiting for learning to subscribe');
    await expect(transport.publish([event('t')], stop.signal)).rejects.toThrow('stopped while waiting');
  });

  test('gives each group only the topics it wants, and nothing at all rather than an empty batch', async () => {
    const transport = new InProcessTransport({ groups: ['learning', 'payment'] });
    const batches: [string, number][] = [];
    for (const [group, topic] of [['learning', 'a'], ['payment', 'b']] as const) {
      await transport.subscribe({ group, topics: [topic], onBatch: async (messages) => void batches.push([group, messages.length]) });
    }
    await transport.publish([event('a'), event('a')]);
    expect(batches).toEqual([['learning', 2]]);
  });

  test('is acknowledged when all have stored, and not at all when one could not', async () => {
    const transport = new InProcessTransport({ groups: ['learning', 'payment'] });
    let store: () => void = () => undefined;
    const stored = new Promise<void>((resolve) => (store = resolve));
    await transport.subscribe({ group: 'learning', topics: ['t'], onBatch: () => Promise.reject(new Error('database away')) });
    await transport.subscribe({ group: 'payment', topics: ['t'], onBatch: () => stored });
    let settled = false;
    const publishing = transport.publish([event('t')]).finally(() => (settled = true));
    await idle();
    expect(settled).toBe(false);
    store();
    await expect(publishing).rejects.toThrow('database away');
  });

  test('closing a subscription waits for the batch in hand, and later batches wait for its return', async () => {
    const transport = new InProcessTransport({ groups: ['learning'] });
    let store: () => void = () => undefined;
    const stored = new Promise<void>((resolve) => (store = resolve));
    const subscription = await transport.subscribe({ group: 'learning', topics: ['t'], onBatch: () => stored });
    const publishing = transport.publish([event('t')]);
    await idle();
    let closed = false;
    const closing = subscription.close().then(() => (closed = true));
    await idle();
    expect(closed).toBe(false);
    store();
    await Promise.all([publishing, closing]);

    const later = transport.publish([event('t')]);
    let returned = 0;
    await transport.subscribe({ group: 'learning', topics: ['t'], onBatch: async () => void (returned += 1) });
    await later;
    expect(returned).toBe(1);
  });

  test('a group can subscribe only once', async () => {
    const transport = new InProcessTransport({ groups: ['learning'] });
    const options = { group: 'learning', topics: [], onBatch: async () => undefined };
    await transport.subscribe(options);
    await expect(transport.subscribe(options)).rejects.toThrow('group "learning" has already subscribed in this process');
  });

  test('leaves nobody behind, and keeps nothing to be read again', async () => {
    const transport = new InProcessTransport({ groups: [] });
    expect(await transport.lag('learning', ['a', 'b'])).toEqual([
      { topic: 'a', behind: 0 },
      { topic: 'b', behind: 0 },
    ]);
    expect('history' in transport).toBe(false);
  });
});
