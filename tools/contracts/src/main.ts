import { eventDefinitions } from '@edtech/contracts';
import { Command } from 'commander';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import { describeContracts } from './compatibility/release.js';
import { findBreaks, nextVersion, readReleases, ReleaseRefused, writeRelease } from './compatibility/releases.js';
import { generate } from './generate.js';
import { findDrift, writeFiles } from './generated-files.js';
import { services } from './services.js';

const ROOT = resolve(__dirname, '../../..');

/** `--check` writes nothing, and fails when a generated file is not what the contracts say. Both fail on a breaking change. */
async function contracts({ check }: { check?: boolean }): Promise<number> {
  const releases = readReleases(ROOT);
  const version = packageVersion();
  const breaks = findBreaks(releases, describeContracts(version, eventDefinitions));
  if (breaks.length > 0) {
    console.error(`Published versions of events are frozen but for new optional fields; make a new version of the event instead:\n${list(breaks)}`);
    return 1;
  }
  const generated = await generate(version, services, releases);
  if (!check) {
    const written = writeFiles(ROOT, generated);
    console.log(written.length > 0 ? `Written or removed:\n${list(written)}` : 'Schemas, AsyncAPI document and catalogue are up to date.');
    return 0;
  }
  const drifted = findDrift(ROOT, generated);
  if (drifted.length === 0) return 0;
  console.error(`These files are not what the contracts say; "npm run contracts" writes them:\n${list(drifted)}`);
  return 1;
}

async function release(version?: string): Promise<number> {
  const current = describeContracts(packageVersion(), eventDefinitions);
  const chosen = version ?? nextVersion(readReleases(ROOT), current);
  writeRelease(ROOT, { ...current, version: chosen });
  console.log(`The contracts are released as ${chosen}. Commit that; "npx nx run contracts:package" makes the package for npm publish.`);
  return contracts({});
}

function packageVersion(): string {
  return z.object({ version: z.string() }).parse(JSON.parse(readFileSync(join(ROOT, 'libs/contracts/package.json'), 'utf8'))).version;
}

function list(lines: readonly string[]): string {
  return lines.map((line) => `  ${line}`).join('\n');
}

function fail(error: unknown): number {
  console.error(error instanceof ReleaseRefused ? error.message : error);
  return 1;
}

/** Services leave handles behind that would keep the process: it ends when the work has. */
async function endWith(work: Promise<number>): Promise<never> {
  process.exit(await work.catch(fail));
}

const program = new Command('contracts').description('JSON Schemas, AsyncAPI document and catalogue of the events, and the check that no published version breaks');
program.command('generate', { isDefault: true }).description('write what the contracts say').option('--check', 'only compare; fail when something differs').action((options: { check?: boolean }) => endWith(contracts(options)));
program.command('release').description('write down what is published from now on, under a version').argument('[version]', 'the next minor version when something is new, else the next patch').action((version?: string) => endWith(release(version)));
program.parseAsync().catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
