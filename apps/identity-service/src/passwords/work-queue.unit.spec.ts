import { WorkQueue } from './work-queue.js';

const refused = new Error('refused');

function gate() {
  let open!: () => void;
  const opened = new Promise<void>((resolve) => (open = resolve));
  return { open, opened };
}

describe('the queue of slow work', () => {
  it('never runs more jobs at a time than it may, and finishes all of them', async () => {
    const queue = new WorkQueue({ concurrency: 2, maxWaiting: 100 }, () => refused);
    let running = 0;
    let most = 0;
    const job = async () => {
      running += 1;
      most = Math.max(most, running);
      await new Promise((resolve) => setImmediate(resolve));
      running -= 1;
      return 'done';
    };
    const results = await Promise.all(Array.from({ length: 20 }, () => queue.run(job)));
    expect(results).toEqual(Array(20).fill('done'));
    expect(most).toBe(2);
  });

  it('refuses at once whoever finds the waiting room full, and takes others again later', async () => {
    const queue = new WorkQueue({ concurrency: 1, maxWaiting: 1 }, () => refused);
    const { open, opened } = gate();
    const first = queue.run(() => opened);
    const second = queue.run(async () => 'second');
    await expect(queue.run(async () => 'third')).rejects.toBe(refused);
    open();
    await first;
    await expect(second).resolves.toBe('second');
    await expect(queue.run(async () => 'fourth')).resolves.toBe('fourth');
  });

  it('serves those who wait in the order in which they came', async () => {
    const queue = new WorkQueue({ concurrency: 1, maxWaiting: 10 }, () => refused);
    const served: number[] = [];
    await Promise.all([1, 2, 3, 4].map((n) => queue.run(async () => void served.push(n))));
    expect(served).toEqual([1, 2, 3, 4]);
  });

  it('gives the place of a failed job to the next one', async () => {
    const queue = new WorkQueue({ concurrency: 1, maxWaiting: 10 }, () => refused);
    const broken = queue.run(() => Promise.reject(new Error('broken')));
    const next = queue.run(async () => 'next');
    await expect(broken).rejects.toThrow('broken');
    await expect(next).resolves.toBe('next');
  });
});
