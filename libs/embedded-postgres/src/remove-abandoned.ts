import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { isAbandoned, takeOver } from './data-directory.js';

/**
 * Ends and removes throwaway servers in `parent` whose names begin with `prefix` and whose starter was killed
 * before it could do so. Servers of living processes stay.
 */
export async function removeAbandoned(parent: string, prefix: string): Promise<void> {
  const names = (await readdir(parent)).filter((name) => name.startsWith(prefix));
  for (const name of names) {
    const directory = join(parent, name);
    if (!(await isAbandoned(directory))) continue;
    await takeOver(directory);
    await rm(directory, { recursive: true, force: true });
  }
}
