// `npm test`: installs, builds and runs every suite. Suites that need nothing shared run first and
// together; those that start servers follow one at a time. A file that fails is run once more by itself, and
// named when only that passes. Closes with the totals of all of them.
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

/** Runs some of jest's projects and answers with its report, or undefined when it died without one. */
function jest(projects, args) {
  const report = join(results, `${projects.join('-')}.json`);
  rmSync(report, { force: true });
  const binary = join(root, 'node_modules', 'jest', 'bin', 'jest.js');
  spawnSync(process.execPath, [binary, '--selectProjects', ...projects, '--json', `--outputFile=${report}`, '--silent', ...args], {
    cwd: root,
    // jest --json repeats on stdout what the report file holds; people read stderr.
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, NODE_ENV: 'test' },
  });
  try {
    return JSON.parse(readFileSync(report, 'utf8'));
  } catch {
    // No report: the caller counts that as a failure.
    return undefined;
  }
}

/** Adds the tests of some files to the totals; a file that did not even load counts as one failure. */
function count(files) {
  const sum = { passed: 0, failed: 0, skipped: 0 };
  for (const { status, assertionResults } of files) {
    for (const test of assertionResults) sum[test.status === 'passed' ? 'passed' : test.status === 'failed' ? 'failed' : 'skipped'] += 1;
    if (status === 'failed' && !assertionResults.some((test) => test.status === 'failed')) sum.failed += 1;
  }
  for (const key of Object.keys(totals)) totals[key] += sum[key];
  return sum;
}

/**
 * Runs a suite. Files that fail are run once more, alone: what fails then too is broken, what passes then is unsteady,
 * and is named so that somebody mends it.
 */
function suite(title, projects, args = []) {
  console.log(`\n== ${title}`);
  const startedAt = Date.now();
  const files = jest(projects, args)?.testResults;
  if (!files?.length) {
    totals.failed += 1;
    failedSuites.push(title);
    return console.log(`${title}: died without results`);
  }
  const failing = files.filter(({ status }) => status === 'failed').map(({ name }) => name);
  const again = failing.length > 0 ? (jest(projects, ['--runInBand', '--runTestsByPath', ...failing])?.testResults ?? []) : [];
  for (const { name } of again.filter(({ status }) => status === 'passed')) console.log(`UNSTEADY, passed only alone: ${name}`);
  const first = count(files.filter(({ name }) => !again.some((file) => file.name === name)));
  const second = count(again);
  if (first.failed + second.failed > 0) failedSuites.push(title);
  console.log(`${title}: ${first.passed + second.passed} passed, ${first.failed + second.failed} failed, in ${((Date.now() - startedAt) / 1000).toFixed(0)} s`);
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
