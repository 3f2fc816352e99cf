import { resolve } from 'node:path';
import { CompositionError } from './composition-error.js';
import { generateSchemas } from './generate-schemas.js';
import { findDrift, writeFiles } from './schema-files.js';
import { services } from './services.js';

const ROOT = resolve(__dirname, '../../..');

/** `--check` writes nothing, and fails when a committed schema is not what the code says. */
async function main(parameters: readonly string[]): Promise<number> {
  const files = await generateSchemas(ROOT, services);
  if (!parameters.includes('--check')) {
    const written = writeFiles(ROOT, files);
    console.log(written.length > 0 ? `Written:\n${list(written)}` : 'The schemas are up to date.');
    return 0;
  }
  const drifted = findDrift(ROOT, files);
  if (drifted.length === 0) return 0;
  console.error(`These files are not what the code says; "npm run compose" writes them:\n${list(drifted)}`);
  return 1;
}

function list(paths: readonly string[]): string {
  return paths.map((path) => `  ${path}`).join('\n');
}

main(process.argv.slice(2)).then(
  (code) => process.exit(code),
  (error: unknown) => {
    console.error(error instanceof CompositionError ? error.message : error);
    process.exit(1);
  },
);
