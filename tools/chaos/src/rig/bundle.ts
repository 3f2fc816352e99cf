import { build } from 'esbuild';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

/** The workspace's root folder, from `src/rig` and `dist/rig` alike. */
export const root = resolve(__dirname, '../../../..');

/** What runs in the processes: compiled, whoever asks for it. */
const compiled = join(root, 'tools/chaos/dist/rig');

/** Starts a bundle. */
export const launcher = join(compiled, 'launch.js');

/** What cannot be bundled. */
const NATIVE = ['@node-rs/*', '*.node'];

const BUNDLES = join(root, 'node_modules/.cache/edtech-chaos');

/**
 * The six services in one file, out of their builds. Made when there is none of the builds as they are now. A process
 * started from it is the same whatever is built meanwhile, and starts faster: it reads one file and not a thousand.
 * @returns its path
 */
export async function bundleServices(): Promise<string> {
  if (!existsSync(launcher)) throw new Error('tools/chaos is not built: run `npx nx run chaos:build`.');
  const folder = join(BUNDLES, fingerprint());
  const file = join(folder, 'services.cjs');
  if (existsSync(file)) return file;
  const draft = `${folder}.${process.pid}`;
  await bundleInto(join(draft, 'services.cjs'), NATIVE);
  for (const old of existsSync(BUNDLES) ? readdirSync(BUNDLES) : []) {
    if (!old.includes('.') && statSync(join(BUNDLES, old)).mtimeMs < Date.now() - 86_400_000) rmSync(join(BUNDLES, old), { recursive: true, force: true });
  }
  mkdirSync(dirname(folder), { recursive: true });
  try {
    renameSync(draft, folder);
  } catch (error) {
    // Somebody else made the same one at the same time.
    if (!existsSync(file)) throw error;
    rmSync(draft, { recursive: true, force: true });
  }
  return file;
}

async function bundleInto(outfile: string, external: readonly string[]): Promise<void> {
  try {
    await build({
      entryPoints: [join(compiled, 'service-process.js')],
      outfile,
      external: [...external],
      bundle: true,
      platform: 'node',
      format: 'cjs',
      target: 'node20',
      // Nest names what it makes after the classes.
      keepNames: true,
      logLevel: 'silent',
      define: { 'import.meta.url': 'importMetaUrl' },
      banner: { js: "const importMetaUrl = require('node:url').pathToFileURL(__filename).href;" },
    });
  } catch (error) {
    // Nest asks for packages that nobody has installed, and does without.
    const missing = missingPackages(error).filter((name) => !external.includes(name));
    if (missing.length === 0) throw error;
    await bundleInto(outfile, [...external, ...missing]);
  }
}

function missingPackages(error: unknown): string[] {
  const errors = typeof error === 'object' && error !== null && 'errors' in error ? (error.errors as { text: string }[]) : [];
  const names = errors.map(({ text }) => /^Could not resolve "([^./][^"]*)"$/.exec(text)?.[1] ?? '');
  return names.includes('') ? [] : names;
}

/** Of all builds: their files' names, sizes and times. */
function fingerprint(): string {
  const hash = createHash('sha256').update(process.version);
  const add = (folder: string): void => {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) add(path);
      else if (entry.name.endsWith('.js')) {
        const { size, mtimeMs } = statSync(path);
        hash.update(`${path} ${size} ${mtimeMs}\n`);
      }
    }
  };
  for (const group of ['apps', 'libs', 'tools/chaos']) {
    const projects = group === 'tools/chaos' ? [''] : readdirSync(join(root, group));
    for (const project of projects) {
      const dist = join(root, group, project, 'dist');
      if (existsSync(dist)) add(dist);
    }
  }
  return hash.digest('hex').slice(0, 16);
}
