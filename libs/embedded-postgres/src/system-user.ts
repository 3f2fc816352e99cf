import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { EmbeddedPostgresError } from './embedded-postgres-error.js';

export interface SystemUser {
  readonly uid: number;
  readonly gid: number;
}

/** Postgres refuses to run as root: then it runs as `postgres`, who is made when missing. Otherwise as ourselves. */
export function serverUser(): SystemUser | undefined {
  if (process.getuid?.() !== 0) return undefined;
  return findUser('postgres') ?? makeUser('postgres');
}

function findUser(name: string): SystemUser | undefined {
  const line = readFileSync('/etc/passwd', 'utf8').split('\n').find((entry) => entry.startsWith(`${name}:`));
  if (!line) return undefined;
  const [, , uid, gid] = line.split(':');
  return { uid: Number(uid), gid: Number(gid) };
}

function makeUser(name: string): SystemUser {
  // Debian and Red Hat have useradd, Alpine has adduser.
  const attempts: [string, string[]][] = [
    ['useradd', ['--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin', name]],
    ['adduser', ['-S', '-D', '-H', name]],
  ];
  for (const [command, args] of attempts) {
    if (spawnSync(command, args, { stdio: 'ignore' }).status !== 0) continue;
    const user = findUser(name);
    if (user) return user;
  }
  throw new EmbeddedPostgresError(
    'Postgres refuses to run as root, and a user `postgres` neither exists nor can be made. ' +
      'Run as an ordinary user, or make one with `useradd --system postgres`.',
  );
}

/** A program and how it is run, so that it runs as the server's user. */
export interface Launch {
  readonly file: string;
  readonly args: readonly string[];
  readonly options: Partial<SystemUser>;
}

/**
 * How to run a program as the server's user, who has to get to `paths`. A project under a folder that only root may
 * enter (root's home, a temporary folder) is no reason to fail: the program is then given the one capability to pass
 * through folders, where the system has `setpriv`.
 *
 * @throws EmbeddedPostgresError naming the folder that is in the way, where that cannot be done
 */
export function launchAs(user: SystemUser | undefined, paths: readonly string[], file: string, args: readonly string[]): Launch {
  if (!user) return { file, args, options: {} };
  const barrier = paths.map((path) => findBarrier(path, user)).find((found) => found !== undefined);
  if (!barrier) return { file, args, options: user };
  // Without the secure bit, access(2) asks as if the capability were not there, and initdb believes it.
  const passing = ['--securebits=+no_setuid_fixup', '--inh-caps=+dac_read_search', '--ambient-caps=+dac_read_search'];
  const switching = [`--reuid=${user.uid}`, `--regid=${user.gid}`, '--clear-groups', ...passing, '--'];
  if (spawnSync('setpriv', [...switching, 'true'], { stdio: 'ignore' }).status === 0) {
    return { file: 'setpriv', args: [...switching, file, ...args], options: {} };
  }
  throw new EmbeddedPostgresError(
    `Postgres runs as the user \`postgres\` here, who cannot enter ${barrier.folder} (needed for ${barrier.path}). ` +
      `Choose another place, or allow it with \`chmod o+x ${barrier.folder}\`.`,
  );
}

/** The folder on the way to a path that keeps the server's user out, if there is one. */
export function findBarrier(path: string, user: SystemUser): { folder: string; path: string } | undefined {
  for (let folder = resolve(path); ; folder = dirname(folder)) {
    const { mode, uid, gid } = statSync(folder);
    const shift = uid === user.uid ? 6 : gid === user.gid ? 3 : 0;
    if (((mode >> shift) & 1) === 0 && !canEnter(folder, user)) return { folder, path };
    if (folder === dirname(folder)) return undefined;
  }
}

/** Asks the system, which also knows of access lists and further groups. */
function canEnter(folder: string, user: SystemUser): boolean {
  try {
    execFileSync('test', ['-x', folder], { ...user, cwd: '/', stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
