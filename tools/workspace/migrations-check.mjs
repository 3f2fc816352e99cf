// `npm run migrations:check`: generates each service's migrations from its tables into a copy of its
// migrations folder. Anything new means that a table changed without a migration.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { prepare, root } from './prepare.mjs';

prepare();
let drifted = 0;
for (const app of readdirSync(join(root, 'apps')).filter((name) => name.endsWith('-service'))) {
  const home = join(root, 'apps', app);
  const copy = mkdtempSync(join(tmpdir(), 'edtech-drift-'));
  cpSync(join(home, 'drizzle'), copy, { recursive: true });
  const before = readdirSync(copy).length;
  const kit = join(root, 'node_modules', 'drizzle-kit', 'bin.cjs');
  const args = ['generate', '--dialect', 'postgresql', '--schema', './dist/infrastructure/database/schemas/index.js', '--out', relative(home, copy), '--name', 'drift'];
  const run = spawnSync(process.execPath, [kit, ...args], { cwd: home, encoding: 'utf8', env: { ...process.env, CI: 'true' } });
  const grew = readdirSync(copy).length > before;
  rmSync(copy, { recursive: true, force: true });
  if (run.status !== 0 || grew) {
    drifted += 1;
    console.log(`${app}: ${grew ? 'its tables differ from its migrations: run drizzle-kit generate and commit the result' : `${run.stdout}${run.stderr}`}`);
  } else console.log(`${app}: tables and migrations agree`);
}
process.exit(drifted > 0 ? 1 : 0);
