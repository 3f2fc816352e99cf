import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { isAbandoned, takeOver } from './data-directory.js';

/**
 * Ends and removes throwaway servers in `parent` whose names begin with `prefix` and whose starter was killed
 * before it could do so. Servers of living processes stay. Never fails: what cannot be removed is left, because
 * another process may be sweeping at the same time.
 */
export async function removeAbandoned(parent: string, prefix: string): Promise<void> {
  const names = (await readdir(parent)).filter((name) => name.startsWith(prefix));
  for (const name of names) {
    const directory = join(parent, name);
    try {
      if (await isAbandoned(directory)) await endAndRemove(directory);
    } catch {
      continue;
    }
  }
}

async function endAndRemove(directory: string): Promise<void> {
  await takeOver(directory);
  await rm(directory, { recursive: true, force: true });
}
