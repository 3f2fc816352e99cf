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

/** Refuses a path that the server's user cannot get to, naming the folder that is in the way. */
export function assertReachable(path: string, user: SystemUser | undefined): void {
  if (!user) return;
  for (let folder = resolve(path); ; folder = dirname(folder)) {
    const { mode, uid, gid } = statSync(folder);
    const shift = uid === user.uid ? 6 : gid === user.gid ? 3 : 0;
    if (((mode >> shift) & 1) === 0 && !canEnter(folder, user)) {
      throw new EmbeddedPostgresError(
        `Postgres runs as the user \`postgres\` here, who cannot enter ${folder} (needed for ${path}). ` +
          `Choose another place, or allow it with \`chmod o+x ${folder}\`.`,
      );
    }
    if (folder === dirname(folder)) return;
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
