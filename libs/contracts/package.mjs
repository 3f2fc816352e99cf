// `nx run contracts:package`: makes the npm package that strangers install, in target/dist. The compiler writes the types and the code; examples and JSON Schemas are copied as they are.
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const out = join(here, 'target', 'dist');
const require = createRequire(import.meta.url);

rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });

const compiler = join(dirname(require.resolve('typescript/package.json')), 'bin', 'tsc');
const compiled = spawnSync(process.execPath, [compiler, '-p', join(here, 'tsconfig.package.json'), '--outDir', join(out, 'dist')], { stdio: 'inherit' });
if (compiled.status !== 0) process.exit(1);

const compiledModule = (name) => require(join(out, 'dist', `${name}.js`));
const { eventDefinitions } = compiledModule('index');
const { examplePath } = compiledModule('examples');

for (const { type } of eventDefinitions) {
  cpSync(join(here, 'src', examplePath(type)), join(out, 'dist', examplePath(type)));
  if (existsSync(join(here, 'schemas', `${type}.json`))) continue;
  console.error(`${type} has no JSON Schema: run "npm run contracts"`);
  process.exit(1);
}
cpSync(join(here, 'schemas'), join(out, 'schemas'), { recursive: true });
cpSync(join(here, 'README.md'), join(out, 'README.md'));

const own = JSON.parse(readFileSync(join(here, 'package.json'), 'utf8'));
/** The workspace resolves to sources; an installed package to what was compiled of them. */
function published([name, target]) {
  if (typeof target === 'string') return [name, target];
  const types = target.default.replace(/\.js$/, '.d.ts');
  for (const file of [types, target.default]) if (!existsSync(join(out, file))) throw new Error(`${name} names ${relative(here, join(out, file))}, which was not compiled`);
  return [name, { types, default: target.default }];
}
const { private: _private, devDependencies: _devDependencies, exports, ...rest } = own;
const manifest = {
  ...rest,
  description: 'The events of the edtech platform: schemas, types, examples, and a typed consumer over kafkajs.',
  types: './dist/index.d.ts',
  exports: {
    ...Object.fromEntries(Object.entries(exports).map(published)),
    './schemas/*': './schemas/*',
    ...Object.fromEntries(eventDefinitions.map(({ type }) => [`./examples/${type}.json`, `./dist/${examplePath(type)}`])),
  },
  files: ['dist', 'schemas', 'README.md'],
};
writeFileSync(join(out, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`);
console.log(`${manifest.name} ${manifest.version}: ${out}`);
