import { setTimeout as pause } from 'node:timers/promises';
import type { Rig } from '../rig/types.js';

export interface Pace {
  /** Changes per second. */
  readonly rate: number;
  /** Nobody does anything new while so much waits: a wait is then due to what is thrown, not to a slow machine. */
  readonly maxBacklog: number;
}

const LOOK_EVERY_MS = 200;

/** Lets people act while something is done, but no more than is dealt with. */
export async function whilePaced<T>({ load, backlog }: Rig, { rate, maxBacklog }: Pace, work: () => Promise<T>): Promise<T> {
  let over = false;
  const pacing = (async () => {
    while (!over) {
      load.start((await backlog()) > maxBacklog ? 1 : rate);
      await pause(LOOK_EVERY_MS);
    }
  })();
  try {
    return await work();
  } finally {
    over = true;
    await pacing;
    await load.stop();
  }
}
