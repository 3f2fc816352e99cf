import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ProcessPlan } from './supervised-process.js';

/** Of an environment, only what moves ports: the rest belongs to whoever starts the processes. */
export function portsOf(environment: Record<string, string | undefined>): Record<string, string | undefined> {
  return Object.fromEntries(Object.entries(environment).filter(([name]) => name.endsWith('_PORT')));
}

/**
 * Writes `<folder>/<process>.env` with one `NAME=value` per line (mode 600, line breaks as `\\n`).
 *
 * @returns the folder
 */
export function writeEnvironmentFiles(folder: string, plans: readonly ProcessPlan[]): string {
  mkdirSync(folder, { recursive: true });
  for (const { name, env } of plans) {
    const lines = Object.entries(env).map(([variable, value]) => `${variable}=${(value ?? '').trimEnd().replaceAll('\n', '\\n')}`);
    writeFileSync(join(folder, `${name}.env`), `${lines.join('\n')}\n`, { mode: 0o600 });
  }
  return folder;
}
