// `npm run test:node-versions`: the unit suites and the all-in-one journey on the Node releases that npm's
// `node` package carries, whatever Node this machine has. `-- 24` runs only that one.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { prepare, root } from './prepare.mjs';

const versions = process.argv.length > 2 ? process.argv.slice(2) : ['22', '24'];
const jest = join(root, 'node_modules', 'jest', 'bin', 'jest.js');
const suites = [
  ['the unit suites', ['--selectProjects', 'unit']],
  ['the all-in-one journey', ['--selectProjects', 'e2e', '--testPathPatterns', 'all-in-one']],
];

prepare();
let failed = 0;
for (const version of versions) {
  for (const [title, args] of suites) {
    console.log(`\n== Node ${version}: ${title}`);
    const { status } = spawnSync('npx', ['--yes', `node@${version}`, jest, '--silent', ...args], { cwd: root, stdio: 'inherit', env: { ...process.env, NODE_ENV: 'test' } });
    if (status !== 0) failed += 1;
    console.log(`Node ${version}: ${title} ${status === 0 ? 'passed' : 'FAILED'}`);
  }
}
process.exit(failed > 0 ? 1 : 0);
