import { DrizzleQueryError } from 'drizzle-orm/errors';
import { RetryLater } from '../index.js';
import type { TransportMessage } from '../transport/event-transport.js';
import { defaultRetryPolicy, failureOf } from './retry-policy.js';
import { UnreadableEvent } from './unreadable-event.js';

const event: TransportMessage = {
  id: 'e1',
  type: 'identity.user.created.v1',
  topic: 'edtech.identity.user',
  source: '/edtech/identity',
  subject: 's',
  sequence: 1,
  time: '2026-03-01T12:00:00.000Z',
  data: {},
  correlationId: 'c1',
};

const outcome = (error: unknown, { attempts = 0, waitingMs = 0 } = {}) => failureOf({ event, attempts, waitingMs }, error, defaultRetryPolicy);

describe('what becomes of an event that failed', () => {
  afterEach(() => jest.restoreAllMocks());

  test('it is tried again after about 50 ms, then ever later, up to 30 s', () => {
    jest.spyOn(Math, 'random').mockReturnValue(1 - Number.EPSILON);
    expect([0, 1, 2, 9, 10].map((attempts) => outcome(new Error('x'), { attempts }).retryInMs)).toEqual([50, 100, 200, 25_600, 30_000]);
  });

  test('it is parked at the twelfth failure', () => {
    expect(outcome(new Error('x'), { attempts: 10 })).toMatchObject({ status: 'pending', counts: true });
    expect(outcome(new Error('x'), { attempts: 11 })).toMatchObject({ status: 'parked', counts: true, error: 'x' });
  });

  test('it is parked at once when it cannot be read', () => {
    expect(outcome(new UnreadableEvent('t', 'a: missing'))).toMatchObject({ status: 'parked', error: 'the data does not match t: a: missing' });
  });

  test('waiting for a fact does not count, begins with short looks and stays below two seconds', () => {
    jest.spyOn(Math, 'random').mockReturnValue(1 - Number.EPSILON);
    const waits = [0, 60, 500, 120_000].map((waitingMs) => outcome(new RetryLater('later'), { attempts: 11, waitingMs }));
    expect(waits.map(({ retryInMs }) => retryInMs)).toEqual([50, 60, 500, 2_000]);
    expect(waits.every(({ status, counts }) => status === 'pending' && !counts)).toBe(true);
  });

  test('waiting ends after ten minutes', () => {
    expect(outcome(new RetryLater('later'), { waitingMs: 599_999 }).status).toBe('pending');
    expect(outcome(new RetryLater('later'), { waitingMs: 600_000 })).toMatchObject({ status: 'parked', error: 'later' });
  });

  test("what is noted does not tell a query's parameters, which are somebody's data", () => {
    const error = new DrizzleQueryError('insert into users values ($1)', ['ada@example.org'], new Error('duplicate key value'));
    expect(outcome(error).error).toBe('duplicate key value');
  });

  test('what is noted can be stored: no NUL, and not endless', () => {
    expect(outcome(new Error(`a\0${'b'.repeat(5_000)}`)).error).toHaveLength(2_000);
    expect(outcome(new Error('a\0b')).error).toBe('ab');
  });
});
