import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** A file's path from the workspace's root, and what has to stand in it. */
export interface GeneratedFile {
  readonly path: string;
  readonly content: string;
}

/** What has to lie in the workspace, and the folders in which nothing else may. */
export interface Generated {
  readonly files: readonly GeneratedFile[];
  readonly ownFolders: readonly string[];
}

/** @returns the paths of the files that do not say what they have to, and of those that should not be there; in order */
export function findDrift(root: string, { files, ownFolders }: Generated): string[] {
  const differing = files.filter(({ path, content }) => read(join(root, path)) !== content).map(({ path }) => path);
  const expected = new Set(files.map(({ path }) => path));
  const surplus = ownFolders.flatMap((folder) => namesIn(join(root, folder)).map((name) => `${folder}/${name}`)).filter((path) => !expected.has(path));
  return [...differing, ...surplus].sort();
}

/** Writes what has changed and removes what should not be there. @returns the paths touched */
export function writeFiles(root: string, generated: Generated): string[] {
  const contents = new Map(generated.files.map(({ path, content }) => [path, content]));
  const drifted = findDrift(root, generated);
  for (const path of drifted) {
    const content = contents.get(path);
    mkdirSync(dirname(join(root, path)), { recursive: true });
    if (content === undefined) rmSync(join(root, path));
    else writeFileSync(join(root, path), content);
  }
  return drifted;
}

function read(path: string): string | undefined {
  return existsSync(path) ? readFileSync(path, 'utf8') : undefined;
}

function namesIn(folder: string): string[] {
  return existsSync(folder) ? readdirSync(folder) : [];
}
