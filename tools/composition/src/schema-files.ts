import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** A file's path from the workspace's root, and what has to stand in it. */
export interface SchemaFile {
  readonly path: string;
  readonly content: string;
}

/** @returns the paths of the files that do not say what they have to, in order */
export function findDrift(root: string, files: readonly SchemaFile[]): string[] {
  return files.filter(({ path, content }) => read(join(root, path)) !== content).map(({ path }) => path);
}

/** Writes what has changed. @returns the paths written */
export function writeFiles(root: string, files: readonly SchemaFile[]): string[] {
  const drifted = new Set(findDrift(root, files));
  for (const { path, content } of files) if (drifted.has(path)) writeFileSync(join(root, path), content);
  return [...drifted];
}

function read(path: string): string | undefined {
  return existsSync(path) ? readFileSync(path, 'utf8') : undefined;
}
