import { v7 as newId } from 'uuid';
import type { TransportMessage } from '../transport/event-transport.js';
import { requestsOf } from './kafka-publisher.js';

const event = (topic: string, sequence: number, size = 10): TransportMessage => ({
  id: newId(),
  type: 'identity.user.created.v1',
  topic,
  source: '/edtech/identity',
  subject: 's',
  sequence,
  time: '2026-03-01T12:00:00.000Z',
  data: { text: 'x'.repeat(size) },
  correlationId: newId(),
});

const sequences = (batch: TransportMessage[]) =>
  requestsOf(batch).map((request) => request.map(({ topic, messages }) => [topic, ...messages.map(({ headers }) => Number(headers?.['ce_sequence']))]));

describe('requests to a broker', () => {
  test('carry a small batch at once, by topic, each topic in order', () => {
    expect(sequences([event('a', 1), event('b', 1), event('a', 2)])).toEqual([
      [
        ['a', 1, 2],
        ['b', 1],
      ],
    ]);
  });

  test('stay below the megabyte that a broker takes, in order', () => {
    expect(sequences([1, 2, 3, 4, 5].map((n) => event('a', n, 400_000)))).toEqual([[['a', 1, 2]], [['a', 3, 4]], [['a', 5]]]);
  });

  test('carry the largest event alone', () => {
    expect(sequences([event('a', 1), event('a', 2, 899_900), event('a', 3, 899_900)])).toEqual([[['a', 1, 2]], [['a', 3]]]);
  });

  test('are none for an empty batch', () => {
    expect(requestsOf([])).toEqual([]);
  });
});
