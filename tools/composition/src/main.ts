import { resolve } from 'node:path';
import { CompositionError } from './composition-error.js';
import { generateSchemas, SUPERGRAPH_FILE } from './generate-schemas.js';
import { compareWithRelease, type Comparison } from './release/breaking-changes.js';
import { clientSchema } from './release/client-schema.js';
import { readRelease, writeRelease } from './release/released-schema.js';
import { findDrift, writeFiles, type SchemaFile } from './schema-files.js';
import { services } from './services.js';

const ROOT = resolve(__dirname, '../../..');

/**
 * `--check` writes nothing, and fails when a committed schema is not what the code says, or breaks clients of the last
 * release without saying so. `--release` makes what clients see now the last release.
 */
async function main(parameters: readonly string[]): Promise<number> {
  const files = await generateSchemas(ROOT, services);
  const schema = clientSchema(supergraphOf(files));
  if (parameters.includes('--check')) {
    const drifted = findDrift(ROOT, files);
    if (drifted.length > 0) console.error(`These files are not what the code says; "npm run compose" writes them:\n${list(drifted)}`);
    const broken = describeBreaks(await compare(schema));
    if (broken) console.error(broken);
    return drifted.length > 0 || broken ? 1 : 0;
  }
  const written = writeFiles(ROOT, files);
  console.log(written.length > 0 ? `Written:\n${list(written)}` : 'The schemas are up to date.');
  if (parameters.includes('--release')) {
    writeRelease(ROOT, schema);
    console.log('What clients see now is released: commit tools/composition/released.');
    return 0;
  }
  const broken = describeBreaks(await compare(schema));
  // Told already while working on it; refused by the check.
  if (broken) console.warn(broken);
  return 0;
}

function compare(schema: string): Promise<Comparison> {
  const release = readRelease(ROOT);
  return compareWithRelease(release.schema, schema, release.declared);
}

function describeBreaks({ refused, unneeded }: Comparison): string | undefined {
  const lines: string[] = [];
  if (refused.length > 0) {
    lines.push('This breaks clients of the last release. Where it is meant, declare it in tools/composition/released/breaking-changes.json:');
    lines.push(list(refused.map(({ path, message }) => `${path}: ${message}`)));
  }
  if (unneeded.length > 0) lines.push(`Declared as breaking, but nothing breaks there:\n${list(unneeded.map(({ path }) => path))}`);
  return lines.length > 0 ? lines.join('\n') : undefined;
}

function supergraphOf(files: readonly SchemaFile[]): string {
  const file = files.find(({ path }) => path === SUPERGRAPH_FILE);
  if (!file) throw new Error(`${SUPERGRAPH_FILE} has not been composed`);
  return file.content;
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
