import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { open, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import postgres from 'postgres';
import { locateBinaries } from './binaries.js';
import { prepareDataDirectory, signStarter, SUPERUSER, takeOver } from './data-directory.js';
import { EmbeddedPostgresError } from './embedded-postgres-error.js';
import { assertPortFree, findFreePort } from './ports.js';
import { endPostgres } from './processes.js';
import { launchAs, serverUser } from './system-user.js';

export interface EmbeddedPostgresOptions {
  /** Made when missing; started again when it was made here before. */
  readonly dataDirectory: string;
  /** 0 means any free port. */
  readonly port: number;
  readonly maxConnections: number;
  /** Further server settings, e.g. `{ fsync: 'off' }`. */
  readonly settings?: Readonly<Record<string, string>>;
  /** Told in a few words what is being done, before each step that takes a while. */
  readonly onProgress?: (step: string) => void;
  /** Default 60,000; a server that was killed has to read its log again first. */
  readonly readyTimeoutMs?: number;
}

/** A real Postgres on 127.0.0.1, with passwords on. */
export interface EmbeddedPostgres {
  readonly host: string;
  readonly port: number;
  readonly superuser: string;
  readonly password: string;
  /** Cuts off clients, writes everything to disk and ends the server. */
  stop(): Promise<void>;
}

/**
 * Starts the Postgres that npm brought along. It outlives Ctrl+C (which a terminal sends to every process of
 * its group), so that services can finish first; it ends with `stop()`, or when this process exits.
 *
 * @throws EmbeddedPostgresError saying why it cannot run here: port in use, directory in use, unreachable, ...
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const { onProgress = () => undefined, settings = {} } = options;
  const directory = resolve(options.dataDirectory);
  const binaries = locateBinaries();
  const user = serverUser();
  onProgress('preparing the data directory');
  const password = await prepareDataDirectory(directory, binaries, user, { durable: settings['fsync'] !== 'off' });
  await takeOver(directory);
  const port = options.port === 0 ? await findFreePort() : options.port;
  await assertPortFree(port);
  await signStarter(directory);

  onProgress(`starting Postgres on port ${port}`);
  const all = {
    port: String(port),
    listen_addresses: 'localhost',
    unix_socket_directories: '',
    max_connections: String(options.maxConnections),
    max_prepared_transactions: '0',
    timezone: 'UTC',
    log_timezone: 'UTC',
    ...settings,
  };
  const flags = Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  // A file and not a pipe: a server that outlives us for a moment must not choke on its own log.
  const log = await open(join(directory, 'edtech-server.log'), 'w');
  const { file, args, options: asUser } = launchAs(user, [binaries.root, directory], binaries.postgres, ['-D', directory, ...flags]);
  const server = spawn(file, args, {
    ...asUser,
    cwd: directory,
    env: { PATH: process.env['PATH'] },
    detached: true,
    stdio: ['ignore', log.fd, log.fd],
  });
  await once(server, 'spawn').finally(() => log.close());
  server.unref();
  const endWithUs = (): void => void server.kill('SIGINT');
  process.once('exit', endWithUs);

  const stop = async (): Promise<void> => {
    process.off('exit', endWithUs);
    if (server.pid !== undefined && server.exitCode === null && server.signalCode === null) await endPostgres(server.pid);
  };
  try {
    await untilReady(server, directory, { port, password, timeoutMs: options.readyTimeoutMs ?? 60_000 });
  } catch (error) {
    await stop();
    throw error;
  }
  return { host: '127.0.0.1', port, superuser: SUPERUSER, password, stop };
}

async function untilReady(
  server: ChildProcess,
  directory: string,
  { port, password, timeoutMs }: { port: number; password: string; timeoutMs: number },
): Promise<void> {
  const deadline = performance.now() + timeoutMs;
  for (;;) {
    if (server.exitCode !== null || server.signalCode !== null) {
      throw new EmbeddedPostgresError(`Postgres ended at once. It said: ${await lastLines(directory)}`);
    }
    const failure = await tryConnecting(port, password);
    if (failure === undefined) return;
    if (performance.now() > deadline) {
      throw new EmbeddedPostgresError(
        `Postgres was not ready after ${timeoutMs} ms (${failure}). It said: ${await lastLines(directory)}`,
      );
    }
    await pause(25);
  }
}

async function tryConnecting(port: number, password: string): Promise<string | undefined> {
  const sql = postgres({ host: '127.0.0.1', port, database: 'postgres', username: SUPERUSER, password, max: 1, connect_timeout: 5 });
  try {
    await sql`SELECT 1`;
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  } finally {
    await sql.end({ timeout: 1 });
  }
}

async function lastLines(directory: string): Promise<string> {
  const text = await readFile(join(directory, 'edtech-server.log'), 'utf8');
  return text.trim().split('\n').slice(-5).join('\n');
}
