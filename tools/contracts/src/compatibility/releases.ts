import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { compareReleases } from './compare-releases.js';
import type { Release } from './release.js';

const FOLDER = 'libs/contracts/released';

const releaseFile = z.object({
  version: z.string(),
  events: z.record(z.string(), z.object({ topic: z.string(), owner: z.string(), subject: z.string(), schema: z.record(z.string(), z.unknown()) })),
});

/** What was published so far, oldest first. */
export function readReleases(root: string): Release[] {
  const folder = join(root, FOLDER);
  const files = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.json')) : [];
  return files.map((name): Release => releaseFile.parse(JSON.parse(readFileSync(join(folder, name), 'utf8')))).sort((a, b) => compareVersions(a.version, b.version));
}

/** Why the contracts may not be published as they are; empty when they may. */
export function findBreaks(releases: readonly Release[], current: Release): string[] {
  const last = releases.at(-1);
  if (!last) return [];
  return compareReleases(last, current).flatMap(({ type, what, breaking }) => (breaking ? [`${type}: ${what}`] : []));
}

/** The version that what has changed asks for: a minor one for new events or fields, else a patch. */
export function nextVersion(releases: readonly Release[], current: Release): string {
  const last = releases.at(-1);
  if (!last) return current.version;
  const [major = 0, minor = 0, patch = 0] = numbersOf(last.version);
  return compareReleases(last, current).length > 0 ? `${major}.${minor + 1}.0` : `${major}.${minor}.${patch + 1}`;
}

export class ReleaseRefused extends Error {
  override readonly name = 'ReleaseRefused';
}

/**
 * Writes down what is published from now on, and gives the package its version, in its manifest and in the lock file.
 * @throws ReleaseRefused when a published version of an event would break, or the version is none or not newer
 */
export function writeRelease(root: string, current: Release): void {
  const releases = readReleases(root);
  const { version } = current;
  if (!/^\d+\.\d+\.\d+$/.test(version)) throw new ReleaseRefused(`"${version}" is no version: it has to read like 1.2.3`);
  const last = releases.at(-1)?.version;
  if (last !== undefined && compareVersions(version, last) <= 0) throw new ReleaseRefused(`${version} is not newer than ${last}, the last release`);
  const breaks = findBreaks(releases, current);
  if (breaks.length > 0) throw new ReleaseRefused(['Published versions of events are frozen but for new optional fields:', ...breaks].join('\n  '));
  mkdirSync(join(root, FOLDER), { recursive: true });
  writeJson(join(root, FOLDER, `${version}.json`), current);
  editJson(join(root, 'libs/contracts/package.json'), (manifest) => ({ ...manifest, version }));
  editJson(join(root, 'package-lock.json'), (lock) => {
    const packages = record.parse(lock['packages']);
    return { ...lock, packages: { ...packages, 'libs/contracts': { ...record.parse(packages['libs/contracts']), version } } };
  });
}

const record = z.record(z.string(), z.unknown());

function editJson(path: string, edit: (content: Record<string, unknown>) => Record<string, unknown>): void {
  writeJson(path, edit(record.parse(JSON.parse(readFileSync(path, 'utf8')))));
}

function writeJson(path: string, content: unknown): void {
  writeFileSync(path, `${JSON.stringify(content, null, 2)}\n`);
}

function numbersOf(version: string): number[] {
  return version.split('.').map(Number);
}

/** Negative when `a` is older than `b`. */
function compareVersions(a: string, b: string): number {
  const [first, second] = [numbersOf(a), numbersOf(b)];
  return first.map((number, place) => number - (second[place] ?? 0)).find((difference) => difference !== 0) ?? 0;
}
