import { BackgroundLoop, messageOf, ProblemLog, speakableError, tellingOnce } from './index.js';

describe('a lasting problem', () => {
  const lines: string[] = [];
  const told: unknown[] = [];
  const logger = {
    log: (message: string) => void lines.push(`log ${message}`),
    warn: (message: string, error: unknown) => {
      lines.push(`warn ${message}`);
      told.push(error);
    },
  };

  beforeEach(() => {
    lines.length = told.length = 0;
  });

  test('is told when it begins, when it changes and when it is over', () => {
    const log = new ProblemLog(logger, 'sweeping');
    log.succeeded();
    for (const problem of ['refused', 'refused', 'starting up', 'starting up']) log.failed(new Error(problem));
    expect(log.problem).toBe('starting up');
    log.succeeded();
    log.succeeded();
    expect(log.problem).toBeUndefined();
    expect(lines).toEqual(['warn sweeping fails: refused', 'warn sweeping fails: starting up', 'log sweeping works again']);
  });

  test('of a loop is two lines, however many rounds it lasts, and again two when it comes back', async () => {
    jest.useFakeTimers();
    let down = true;
    const round = jest.fn(async () => {
      if (down) throw new Error('refused');
    });
    const loop = new BackgroundLoop({ name: 'sweeper', intervalMs: 1_000, round, ...tellingOnce(logger, 'sweeping') });
    try {
      loop.start();
      for (const is of [true, false, true, false]) {
        down = is;
        const before = round.mock.calls.length;
        await jest.advanceTimersByTimeAsync(60_000);
        expect(round.mock.calls.length).toBeGreaterThan(before + 4);
      }
    } finally {
      await loop.stop();
      jest.useRealTimers();
    }
    expect(lines).toEqual(['warn sweeping fails: refused', 'log sweeping works again', 'warn sweeping fails: refused', 'log sweeping works again']);
  });

  test('of a query is told without the values that it was about', () => {
    const cause = new Error('duplicate key value');
    const failed = Object.assign(new Error("insert into users\nparams: 'ada@example.org'", { cause }), { params: ['ada@example.org'] });
    new ProblemLog(logger, 'sweeping').failed(failed);
    expect(lines).toEqual(['warn sweeping fails: duplicate key value']);
    expect(told).toEqual([cause]);
    expect(speakableError(cause)).toBe(cause);
  });

  test('that has no message of its own is told by what it is made of', () => {
    expect(messageOf(new AggregateError([new Error('refused ::1'), new Error('refused 127.0.0.1')]))).toBe('refused ::1; refused 127.0.0.1');
    expect([messageOf(new TypeError('')), messageOf('text')]).toEqual(['TypeError', 'text']);
  });
});
