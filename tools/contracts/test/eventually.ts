import { setTimeout as pause } from 'node:timers/promises';

/** Resolves with the first answer of `look` that is not false and does not throw; rejects with its last error after 20 seconds. */
export async function eventually<T>(look: () => T | false | Promise<T | false>): Promise<T> {
  for (const end = Date.now() + 20_000; ; await pause(20)) {
    try {
      const answer = await look();
      if (answer !== false) return answer;
      if (Date.now() > end) throw new Error('did not come about within 20 seconds');
    } catch (error) {
      if (Date.now() > end) throw error;
    }
  }
}
