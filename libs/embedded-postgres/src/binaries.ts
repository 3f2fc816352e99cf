import { accessSync, chmodSync, constants, existsSync, lstatSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { arch, platform } from 'node:os';
import { dirname, join, relative, resolve } from 'node:path';
import { EmbeddedPostgresError } from './embedded-postgres-error.js';

export interface Binaries {
  /** The folder that everything else is in. */
  readonly root: string;
  readonly initdb: string;
  readonly postgres: string;
}

/**
 * Finds the Postgres that npm installed for this platform, and finishes its installation where install
 * scripts did not run: they make the symbolic links between its libraries, which npm cannot pack.
 */
export function locateBinaries(): Binaries {
  const root = join(packageRoot(), 'native');
  const suffix = platform() === 'win32' ? '.exe' : '';
  const binaries = { root, initdb: join(root, 'bin', `initdb${suffix}`), postgres: join(root, 'bin', `postgres${suffix}`) };
  makeLinks(root);
  makeExecutable(binaries.initdb);
  makeExecutable(binaries.postgres);
  return binaries;
}

function packageRoot(): string {
  const name = `@embedded-postgres/${platform() === 'win32' ? 'windows' : platform()}-${arch()}`;
  try {
    // It is a dependency of `embedded-postgres`, and need not be reachable from here.
    const fromWrapper = createRequire(createRequire(__filename).resolve('embedded-postgres'));
    return resolve(dirname(fromWrapper.resolve(name)), '..');
  } catch (cause) {
    throw new EmbeddedPostgresError(
      `There is no embedded Postgres for this machine: the package ${name} is not installed. ` +
        'Install without --omit=optional, or point the *_DB_* variables at a server of your own.',
      { cause },
    );
  }
}

/** Makes the links that `native/pg-symlinks.json` lists and that are not there. */
export function makeLinks(root: string): void {
  const list = join(root, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const link = resolve(root, '..', target);
    if (lstatSync(link, { throwIfNoEntry: false })) continue;
    try {
      symlinkSync(relative(dirname(target), source), link);
    } catch (cause) {
      if (lstatSync(link, { throwIfNoEntry: false })) continue;
      throw new EmbeddedPostgresError(
        `The embedded Postgres is only half installed: npm did not run its install script, and ${link} cannot be made. ` +
          'Run `npm rebuild` as the user who owns node_modules.',
        { cause },
      );
    }
  }
}

function makeExecutable(file: string): void {
  try {
    accessSync(file, constants.X_OK);
    if ((statSync(file).mode & 0o555) === 0o555) return;
  } catch {
    // Not executable for us: change it.
  }
  try {
    chmodSync(file, 0o755);
  } catch (cause) {
    throw new EmbeddedPostgresError(`${file} cannot be made executable. Run \`npm rebuild\` as the user who owns it.`, { cause });
  }
}
