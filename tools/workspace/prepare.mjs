// What every root command does first, with nothing but Node: check the runtime, install what is
// missing, build what has changed. Each step is skipped when there is nothing to do.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** Runs a command in the workspace with its output shown; ends this process with one sentence when it fails. */
export function run(command, args, { env = {}, what = `${command} ${args.join(' ')}` } = {}) {
  const started = Date.now();
  const result = spawnSync(command, args, { cwd: root, stdio: 'inherit', env: { ...process.env, ...env } });
  if (result.error || result.status !== 0) {
    console.error(`\n${what} failed${result.error ? `: ${result.error.message}` : ` (exit ${result.status ?? result.signal})`}`);
    process.exit(result.status || 1);
  }
  return Date.now() - started;
}

/** Refuses a Node that cannot `require` ES modules, which NestJS 12 needs. */
export function checkNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major < 20 || (major === 20 && minor < 19)) {
    console.error(`Node ${process.versions.node} is too old: this needs Node 20.19 or newer (22 or 24 recommended).`);
    process.exit(1);
  }
}

/** Installs exactly the locked dependencies, once per lock file. */
export function installDependencies() {
  const lock = createHash('sha256').update(readFileSync(join(root, 'package-lock.json'))).digest('hex');
  const marker = join(root, 'node_modules', '.installed-lock');
  if (existsSync(marker) && readFileSync(marker, 'utf8') === lock) return;
  console.error('installing dependencies (once) ...');
  const ms = run('npm', ['ci', '--loglevel=error'], { what: 'installing dependencies' });
  writeFileSync(marker, lock);
  console.error(`installed in ${(ms / 1000).toFixed(1)} s`);
}

/** Builds every project that changed since it was last built; Nx keeps the results. */
export function build() {
  const nx = join(root, 'node_modules', 'nx', 'dist', 'bin', 'nx.js');
  const started = Date.now();
  const result = spawnSync(process.execPath, [nx, 'run-many', '-t', 'build', '--parallel=2', '--outputStyle=static'], {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, NX_DAEMON: 'false', NX_TUI: 'false', FORCE_COLOR: '0' },
  });
  if (result.status !== 0) {
    console.error(`${result.stdout}\n${result.stderr}\nthe build failed`);
    process.exit(1);
  }
  console.error(`built in ${((Date.now() - started) / 1000).toFixed(1)} s`);
}

export function prepare() {
  checkNode();
  installDependencies();
  build();
}
