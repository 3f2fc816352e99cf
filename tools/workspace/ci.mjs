// What CI runs: the README's own test command, then every check that is not a test. Each check counts as one.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from './prepare.mjs';

const totalsFile = join(mkdtempSync(join(tmpdir(), 'edtech-ci-')), 'totals.json');
const totals = { passed: 0, failed: 0, skipped: 0 };

function step(title, command, args, env = {}) {
  console.log(`\n== ${title}: ${command} ${args.join(' ')}`);
  const startedAt = Date.now();
  const { status } = spawnSync(command, args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'], env: { ...process.env, NX_DAEMON: 'false', ...env } });
  console.log(`${title}: ${status === 0 ? 'ok' : 'FAILED'} in ${((Date.now() - startedAt) / 1000).toFixed(0)} s`);
  return status === 0;
}

const check = (title, command, args) => (totals[step(title, command, args) ? 'passed' : 'failed'] += 1);

step('tests', 'npm', ['test'], { TEST_TOTALS_FILE: totalsFile });
try {
  const counted = JSON.parse(readFileSync(totalsFile, 'utf8'));
  for (const key of Object.keys(totals)) totals[key] += counted[key];
} catch {
  // The run ended before it could count: that is one failure, whatever the reason.
  totals.failed += 1;
}
check('types', 'npm', ['run', 'typecheck']);
check('linters', 'npm', ['run', 'lint']);
check('composition', 'npm', ['run', 'compose', '--', '--check']);
check('contracts', 'npm', ['run', 'contracts', '--', '--check']);
check('migrations', 'npm', ['run', 'migrations:check']);

console.log(`\n${totals.passed} passed, ${totals.failed} failed, ${totals.skipped} skipped`);
process.exit(totals.failed > 0 ? 1 : 0);
