import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chown, mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import type { Binaries } from './binaries.js';
import { EmbeddedPostgresError } from './embedded-postgres-error.js';
import { errorCode } from './error-code.js';
import { endPostgres, identityOf, isAlive, isPostgres } from './processes.js';
import { launchAs, type SystemUser } from './system-user.js';

const run = promisify(execFile);

export const SUPERUSER = 'postgres';

/** Holds the superuser's password. Written last, so it also says that the directory is complete. */
const PASSWORD_FILE = 'edtech-superuser-password';

/** Names the process that started the server, so that a server left behind is told from one in use. */
const STARTER_FILE = 'edtech-starter';

/**
 * Makes the data directory unless it is there, and returns the superuser's password, which is random and
 * stays in the directory. It is made beside its place and moved there: an interrupted start leaves no half.
 */
export async function prepareDataDirectory(
  directory: string,
  binaries: Binaries,
  user: SystemUser | undefined,
  options: { durable: boolean },
): Promise<string> {
  const parent = dirname(resolve(directory));
  await mkdir(parent, { recursive: true });
  if (existsSync(join(directory, PASSWORD_FILE))) return readPassword(directory, binaries);
  if (existsSync(directory) && (await readdir(directory)).length > 0) {
    throw new EmbeddedPostgresError(
      `${directory} is not empty, and what it holds was not made here. Choose another data directory for Postgres.`,
    );
  }
  const password = randomBytes(18).toString('base64url');
  const draft = `${resolve(directory)}.new-${process.pid}`;
  await rm(draft, { recursive: true, force: true });
  await mkdir(draft, { mode: 0o700 });
  if (user) await chown(draft, user.uid, user.gid);
  try {
    await initialise(draft, binaries, user, password, options.durable);
    await writeFile(join(draft, PASSWORD_FILE), password, { mode: 0o600 });
    await rename(draft, directory);
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
  return password;
}

async function readPassword(directory: string, binaries: Binaries): Promise<string> {
  const [found, ours] = await Promise.all([readFile(join(directory, 'PG_VERSION'), 'utf8'), majorVersion(binaries)]);
  if (found.trim() === ours) return readFile(join(directory, PASSWORD_FILE), 'utf8');
  throw new EmbeddedPostgresError(
    `${directory} was made by Postgres ${found.trim()}, and this is Postgres ${ours}. ` +
      'Choose another data directory, or dump it with the old version and load it into this one.',
  );
}

/** `postgres (PostgreSQL) 18.4` -> `18` */
async function majorVersion(binaries: Binaries): Promise<string | undefined> {
  const { stdout } = await run(binaries.postgres, ['--version'], { cwd: '/' });
  return /(\d+)(?:\.|beta|rc|devel)?/.exec(stdout)?.[1];
}

async function initialise(
  directory: string,
  binaries: Binaries,
  user: SystemUser | undefined,
  password: string,
  durable: boolean,
): Promise<void> {
  const passwordFile = `${directory}.password`;
  await writeFile(passwordFile, password, { mode: 0o600 });
  if (user) await chown(passwordFile, user.uid, user.gid);
  try {
    // The builtin locale sorts alike on every machine; the system's would not.
    const locale = ['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'];
    const access = ['--auth=scram-sha-256', `--username=${SUPERUSER}`, `--pwfile=${passwordFile}`];
    const speed = durable ? [] : ['--no-sync'];
    const flags = [`--pgdata=${directory}`, ...access, ...locale, ...speed];
    const { file, args, options } = launchAs(user, [binaries.root, dirname(directory)], binaries.initdb, flags);
    await run(file, args, {
      ...options,
      cwd: dirname(directory),
      env: { PATH: process.env['PATH'], LC_ALL: 'C' },
    });
  } catch (cause) {
    if (cause instanceof EmbeddedPostgresError) throw cause;
    const said = typeof cause === 'object' && cause && 'stderr' in cause ? String(cause.stderr).trim() : String(cause);
    throw new EmbeddedPostgresError(`Postgres could not prepare ${directory}: ${said}`, { cause });
  } finally {
    await rm(passwordFile, { force: true });
  }
}

/**
 * Makes sure that no server works in the directory: ends one whose starter was killed, forgets the lock of
 * a server that was killed itself, and refuses when a living process uses it.
 */
export async function takeOver(directory: string): Promise<void> {
  const lock = join(directory, 'postmaster.pid');
  const pid = Number.parseInt((await readIfThere(lock))?.split('\n')[0] ?? '', 10);
  if (Number.isNaN(pid)) return;
  if (!isPostgres(pid)) {
    await rm(lock, { force: true });
    return;
  }
  const starter = await readIfThere(join(directory, STARTER_FILE));
  const starterPid = Number.parseInt(starter ?? '', 10);
  if (starter === undefined || identityOf(starterPid) === starter) {
    const by = starter === undefined ? '' : `, started by process ${starterPid}`;
    throw new EmbeddedPostgresError(
      `${directory} is in use by another Postgres (process ${pid}${by}). Stop that one, or choose another data directory.`,
    );
  }
  await endPostgres(pid);
}

/** Whether the process that started a server here has ended, or nobody has started one for an hour. */
export async function isAbandoned(directory: string): Promise<boolean> {
  const starter = await readIfThere(join(directory, STARTER_FILE));
  if (starter === undefined) return Date.now() - (await stat(directory)).mtimeMs > 3_600_000;
  const pid = Number.parseInt(starter, 10);
  return !isAlive(pid) || identityOf(pid) !== starter;
}

/** Writes down that this process starts the server. */
export async function signStarter(directory: string): Promise<void> {
  await writeFile(join(directory, STARTER_FILE), identityOf(process.pid) ?? String(process.pid));
}

async function readIfThere(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    // Gone, or inside of what is a file: a server being prepared has one beside its directory.
    if (['ENOENT', 'ENOTDIR'].includes(String(errorCode(error)))) return undefined;
    throw error;
  }
}
