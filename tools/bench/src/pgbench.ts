import { spawn, spawnSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AdminConnection } from '@edtech/drizzle';

export interface PgbenchRun {
  readonly server: AdminConnection;
  readonly database: string;
  /** pgbench's own language: SQL with `:variables` and `\set`. */
  readonly script: string;
  readonly clients: number;
  /** In total, over all clients. */
  readonly transactions: number;
  /** `name=value`, for `-D`. */
  readonly variables?: Readonly<Record<string, string | number>>;
}

/** Whether pgbench is installed: Debian has it in `postgresql-contrib`. */
export function pgbenchInstalled(): boolean {
  return spawnSync('pgbench', ['--version'], { stdio: 'ignore' }).status === 0;
}

/**
 * Runs a script with prepared statements, as our own clients do.
 * @returns transactions each second, without the time that connecting took.
 */
export async function pgbench({ server, database, script, clients, transactions, variables = {} }: PgbenchRun): Promise<number> {
  const directory = await mkdtemp(join(tmpdir(), 'edtech-bench-pgbench-'));
  try {
    const file = join(directory, 'script.sql');
    await writeFile(file, script);
    const perClient = Math.max(1, Math.round(transactions / clients));
    const output = await run(
      ['-n', '-M', 'prepared', '-f', file, '-c', String(clients), '-j', '1', '-t', String(perClient), ...Object.entries(variables).flatMap(([name, value]) => ['-D', `${name}=${value}`])],
      { PGHOST: server.host, PGPORT: String(server.port), PGUSER: server.user, PGPASSWORD: server.password, PGDATABASE: database },
    );
    const failed = /number of failed transactions: (\d+)/.exec(output)?.[1] ?? '0';
    const rate = /tps = ([\d.]+) \(without initial connection time\)/.exec(output)?.[1];
    if (rate === undefined || failed !== '0') throw new Error(`pgbench did not do what it was told: ${output}`);
    return Number(rate);
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

async function run(flags: readonly string[], environment: Record<string, string>): Promise<string> {
  const child = spawn('pgbench', flags, { env: { PATH: '/usr/local/bin:/usr/bin:/bin', ...environment }, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
  return new Promise((resolve, reject) => {
    child.once('error', () => reject(new Error('pgbench could not be started: install it (Debian: postgresql-contrib).')));
    child.once('close', (code) => (code === 0 ? resolve(output) : reject(new Error(`pgbench failed: ${output}`))));
  });
}
