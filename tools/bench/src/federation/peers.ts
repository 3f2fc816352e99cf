import { execFile } from 'node:child_process';
import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

const SOURCE = join(__dirname, '../../peers');
const FOLDER = join(__dirname, '../../../../node_modules/.cache/edtech-bench-peers');

/**
 * Installs the gateways that ours is compared with, unless they are there already.
 *
 * @returns the folder that they are started in
 */
export async function installPeers(tell: (text: string) => void): Promise<string> {
  const wanted = await readFile(join(SOURCE, 'package.json'), 'utf8');
  const noted = join(FOLDER, 'installed.json');
  await mkdir(FOLDER, { recursive: true });
  await cp(SOURCE, FOLDER, { recursive: true });
  const installed = await readFile(noted, 'utf8').catch(() => undefined);
  if (installed === wanted) return FOLDER;
  tell("installing Apollo's and Hive's gateways");
  await promisify(execFile)('npm', ['install', '--no-audit', '--no-fund', '--no-package-lock', '--workspaces=false', '--ignore-scripts'], { cwd: FOLDER });
  await writeFile(noted, wanted);
  return FOLDER;
}
