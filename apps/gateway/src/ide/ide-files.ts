import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { extname, join, relative, sep } from 'node:path';

export interface IdeFile {
  readonly type: string;
  readonly content: Buffer;
}

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.ttf': 'font/ttf',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};

/**
 * The bundled files of the IDE by their paths, such as `assets/index-1a2b.js`. They are named here once: no request
 * ever makes up a path of its own.
 *
 * @returns undefined where nothing has been bundled, as in a production image
 */
export function readIdeFiles(folder: string): ReadonlyMap<string, IdeFile> | undefined {
  if (!existsSync(join(folder, 'index.html'))) return undefined;
  const paths = readdirSync(folder, { recursive: true, withFileTypes: true }).flatMap((entry) => (entry.isFile() ? [relative(folder, join(entry.parentPath, entry.name))] : []));
  return new Map(paths.map((path) => [path.split(sep).join('/'), { type: TYPES[extname(path)] ?? 'application/octet-stream', content: readFileSync(join(folder, path)) }]));
}
