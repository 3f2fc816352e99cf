import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';

const REQUIREMENTS = join(__dirname, 'python/requirements.txt');
const TARGET = resolve(__dirname, '../target');

/** A Python with the packages of requirements.txt, or why there is none. */
export type PythonAvailability = { readonly available: true; readonly python: string } | { readonly available: false; readonly reason: string };

/** Makes the virtual environment, once for each list of packages and version of Python; that takes some seconds and needs PyPI. */
export function preparePython(): PythonAvailability {
  const version = spawnSync('python3', ['--version'], { encoding: 'utf8' });
  if (version.status !== 0) return { available: false, reason: 'there is no python3 on the PATH' };
  const name = createHash('sha256').update(version.stdout).update(readFileSync(REQUIREMENTS)).digest('hex').slice(0, 12);
  const home = join(TARGET, `python-${name}`);
  const python = join(home, 'bin', 'python');
  const ready = join(home, 'installed');
  if (existsSync(ready)) return { available: true, python };
  mkdirSync(TARGET, { recursive: true });
  rmSync(home, { recursive: true, force: true });
  const steps: readonly (readonly [string, readonly string[], string])[] = [
    ['python3', ['-m', 'venv', home], 'python3 cannot make a virtual environment'],
    [python, ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '--only-binary', ':all:', '-r', REQUIREMENTS], 'pip cannot install the packages'],
    [python, ['-c', `open(${JSON.stringify(`${ready}.part`)}, "w").close()`], 'the environment does not run'],
  ];
  for (const [command, args, problem] of steps) {
    const { status, stderr } = spawnSync(command, args, { encoding: 'utf8', timeout: 180_000 });
    if (status !== 0) return { available: false, reason: `${problem}: ${(stderr ?? '').trim().split('\n').at(-1) ?? ''}` };
  }
  renameSync(`${ready}.part`, ready);
  return { available: true, python };
}
