import { BackgroundLoop } from './index.js';

/** A promise to be settled from outside. */
function gate() {
  let open: () => void = () => undefined;
  const opened = new Promise<void>((resolve) => (open = resolve));
  return { open, opened };
}

const idle = () => new Promise((resolve) => setImmediate(resolve));

describe('a background loop', () => {
  const errors: unknown[] = [];
  let loop: BackgroundLoop | undefined;

  const loopOf = (round: (signal: AbortSignal) => Promise<boolean | void>, intervalMs = 3_600_000) => {
    loop = new BackgroundLoop({ name: 'fixture', intervalMs, round, onError: (error) => errors.push(error) });
    return loop;
  };

  afterEach(async () => {
    await loop?.stop();
    errors.length = 0;
    jest.useRealTimers();
  });

  test('begins with a round at once, and starting it twice makes no second loop', async () => {
    let rounds = 0;
    const started = loopOf(async () => void (rounds += 1));
    started.start();
    started.start();
    await idle();
    expect(rounds).toBe(1);
  });

  test('goes on at once as long as there may be more', async () => {
    let rounds = 0;
    loopOf(async () => (rounds += 1) < 5).start();
    await idle();
    expect(rounds).toBe(5);
  });

  test('never runs two rounds at once, however often it is woken', async () => {
    let running = 0;
    let most = 0;
    let rounds = 0;
    const started = loopOf(async () => {
      running += 1;
      rounds += 1;
      most = Math.max(most, running);
      await idle();
      running -= 1;
    });
    started.start();
    for (let i = 0; i < 50; i += 1) {
      started.wake();
      await Promise.resolve();
    }
    await idle();
    await idle();
    expect(most).toBe(1);
    expect(rounds).toBeGreaterThan(1);
  });

  test('a wake during a round makes another round, and only one', async () => {
    const first = gate();
    let rounds = 0;
    const started = loopOf(async () => {
      rounds += 1;
      if (rounds === 1) await first.opened;
    });
    started.start();
    started.wake();
    started.wake();
    expect(rounds).toBe(1);
    first.open();
    await idle();
    expect(rounds).toBe(2);
  });

  test('a wake ends the wait for the next round', async () => {
    let rounds = 0;
    const started = loopOf(async () => void (rounds += 1));
    started.start();
    await idle();
    started.wake();
    await idle();
    expect(rounds).toBe(2);
  });

  test('without a wake the next round comes after the interval', async () => {
    jest.useFakeTimers();
    let rounds = 0;
    loopOf(async () => void (rounds += 1), 250).start();
    await jest.advanceTimersByTimeAsync(249);
    expect(rounds).toBe(1);
    await jest.advanceTimersByTimeAsync(1);
    expect(rounds).toBe(2);
  });

  test('stop waits for the round in hand, tells it to end, and lets no other begin', async () => {
    const hand = gate();
    let rounds = 0;
    let told = false;
    const started = loopOf(async (signal) => {
      rounds += 1;
      signal.addEventListener('abort', () => (told = true));
      await hand.opened;
      return true;
    });
    started.start();
    let stopped = false;
    const stopping = started.stop().then(() => (stopped = true));
    await idle();
    expect({ told, stopped }).toEqual({ told: true, stopped: false });
    hand.open();
    await stopping;
    started.wake();
    await idle();
    expect(rounds).toBe(1);
  });

  test('stop ends a wait', async () => {
    const started = loopOf(async () => undefined);
    started.start();
    await idle();
    await started.stop();
  });

  test('a loop that was stopped can be started again', async () => {
    let rounds = 0;
    const started = loopOf(async () => void (rounds += 1));
    started.start();
    await started.stop();
    started.start();
    await idle();
    expect(rounds).toBe(2);
  });

  test('after a failure it reports, waits longer each time, and is back to normal after a success', async () => {
    jest.useFakeTimers();
    jest.spyOn(Math, 'random').mockReturnValue(1 - Number.EPSILON);
    const times: number[] = [];
    const begun = Date.now();
    loopOf(async () => {
      times.push(Date.now() - begun);
      if (times.length <= 4) throw new Error('down');
    }, 1_000).start();
    await jest.advanceTimersByTimeAsync(3_000);
    expect(times).toEqual([0, 100, 300, 700, 1_500, 2_500]);
    expect(errors).toHaveLength(4);
    jest.restoreAllMocks();
  });

  test('a wake does not shorten the wait after a failure, and is not forgotten either', async () => {
    jest.useFakeTimers();
    let rounds = 0;
    const started = loopOf(async () => {
      rounds += 1;
      if (rounds === 1) throw new Error('down');
    });
    started.start();
    await jest.advanceTimersByTimeAsync(0);
    started.wake();
    await jest.advanceTimersByTimeAsync(40);
    expect(rounds).toBe(1);
    await jest.advanceTimersByTimeAsync(60);
    expect(rounds).toBe(2);
  });
});
