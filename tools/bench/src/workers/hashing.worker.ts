import { verify } from '@node-rs/argon2';
import { answer } from './worker-process.js';

export interface Verifications {
  readonly hash: string;
  readonly password: string;
  readonly count: number;
  /** How many at a time. */
  readonly concurrency: number;
}

/** What the library does by itself with the cores that it has. @returns how many a second */
async function verifyAll({ hash, password, count, concurrency }: Verifications): Promise<number> {
  let left = count;
  const since = performance.now();
  const one = async (): Promise<void> => {
    while (left > 0) {
      left -= 1;
      if (!(await verify(hash, password))) throw new Error('the password is not the one');
    }
  };
  await Promise.all(Array.from({ length: concurrency }, one));
  return (count * 1_000) / (performance.now() - since);
}

answer({ start: () => undefined, verifyAll, stop: () => undefined });
