// `npm test`: installs, builds and runs every suite. Suites that need nothing shared run first and
// together; those that start servers follow one at a time. Closes with the totals of all of them.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { prepare, root } from './prepare.mjs';

prepare();

const { kafkaAvailability } = createRequire(import.meta.url)('../kafka/dist/index.js');
const kafka = kafkaAvailability();
const results = mkdtempSync(join(tmpdir(), 'edtech-tests-'));
const totals = { passed: 0, failed: 0, skipped: 0 };
const failedSuites = [];

/** Runs some of jest's projects and adds up what they did; a run that dies without results counts as one failure. */
function suite(title, projects, args = []) {
  console.log(`\n== ${title}`);
  const startedAt = Date.now();
  const report = join(results, `${projects.join('-')}.json`);
  const jest = join(root, 'node_modules', 'jest', 'bin', 'jest.js');
  const run = spawnSync(process.execPath, [jest, '--selectProjects', ...projects, '--json', `--outputFile=${report}`, '--silent', ...args], {
    cwd: root,
    // jest --json repeats on stdout what the report file holds; people read stderr.
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, NODE_ENV: 'test' },
  });
  let outcome;
  try {
    outcome = JSON.parse(readFileSync(report, 'utf8'));
  } catch {
    outcome = { numPassedTests: 0, numFailedTests: 1, numPendingTests: 0, numRuntimeErrorTestSuites: 0 };
  }
  const failed = outcome.numFailedTests + outcome.numRuntimeErrorTestSuites;
  totals.passed += outcome.numPassedTests;
  totals.failed += run.status !== 0 && failed === 0 ? 1 : failed;
  totals.skipped += outcome.numPendingTests;
  if (run.status !== 0) failedSuites.push(title);
  console.log(`${title}: ${outcome.numPassedTests} passed, ${failed} failed, in ${((Date.now() - startedAt) / 1000).toFixed(0)} s`);
}

suite('rules and services on a real Postgres', ['unit', 'int']);
if (kafka.available) {
  suite('events on a real Kafka', ['kafka'], ['--runInBand']);
} else {
  console.log(`\nSKIPPED: the Kafka suites and the journey through separate services: ${kafka.reason}. To run them, ${kafka.remedy}.`);
  if (process.env.CI === 'true') {
    console.log('CI runs every suite: no broker counts as a failure.');
    totals.failed += 1;
  } else totals.skipped += 1;
}
const withoutBroker = kafka.available ? [] : ['--testPathIgnorePatterns', 'separate-services'];
suite('journeys through whole topologies', ['e2e'], ['--runInBand', ...withoutBroker]);

rmSync(results, { recursive: true, force: true });
if (process.env.TEST_TOTALS_FILE) writeFileSync(process.env.TEST_TOTALS_FILE, JSON.stringify(totals));
if (failedSuites.length > 0) console.log(`\nfailed: ${failedSuites.join('; ')}`);
console.log(`\n${totals.passed} passed, ${totals.failed} failed, ${totals.skipped} skipped`);
process.exit(totals.failed > 0 ? 1 : 0);
