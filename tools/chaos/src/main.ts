import { Logger } from '@nestjs/common';
import { Command, InvalidArgumentError } from 'commander';
import { writeFileSync } from 'node:fs';
import { Progress } from './progress.js';
import { reportOf } from './report.js';
import { openRig, type RigUnderTest } from './rig/open-rig.js';
import { newSeed, Random } from './rig/random.js';
import type { ChaosRow } from './rig/types.js';
import { rows } from './rows/index.js';
import { held, runRow, verdictOf, type RowResult } from './run-row.js';

interface Options {
  readonly rows: readonly number[];
  readonly scale: number;
  readonly count?: number;
  readonly seed: number;
  readonly report?: string;
  readonly minutes: number;
}

const positive = (text: string): number => {
  const value = Number(text);
  if (!(value > 0)) throw new InvalidArgumentError('It has to be a number above 0.');
  return value;
};

const command = new Command('chaos')
  .description('Throws the faults of the matrix at the real services over a real Kafka and Postgres, waits until all is quiet and looks for what was lost, doubled or out of order.')
  .option('--rows <numbers>', 'which rows', (text) => text.split(',').map(positive), rows.map(({ row }) => row))
  .option('--scale <factor>', 'a part of the full counts, such as 0.05', positive, 1)
  .option('--count <count>', 'so many faults per row, instead of a part of the full count', positive)
  .option('--seed <seed>', 'to repeat the choices of another run', positive, newSeed())
  .option('--report <file>', 'writes the table there too')
  .option('--minutes <minutes>', 'when they are over, rows end with what they have thrown until then', positive, 60)
  .action(run);

/** People for as many keys as there is something to do at once; fewer where so little is thrown that making them would take longer. */
const PEOPLE = { tutors: 40, students: 80 };
const FEW_PEOPLE = { tutors: 8, students: 16 };

async function run(options: Options): Promise<void> {
  Logger.overrideLogger(['fatal']);
  const stopping = new AbortController();
  const deadline = setTimeout(() => stopping.abort(), options.minutes * 60_000);
  let interrupted = false;
  const interrupt = (): void => {
    // The second time, at once: the processes end with this one.
    if (interrupted) process.exit(130);
    interrupted = true;
    stopping.abort();
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, interrupt);

  const progress = new Progress();
  console.log(`seed ${options.seed}`);
  const results: RowResult[] = [];
  for (const number of options.rows) {
    const row = rows.find((one) => one.row === number);
    if (!row) throw new Error(`There is no row ${number}: there are ${rows.map((one) => one.row).join(', ')}.`);
    if (stopping.signal.aborted) break;
    results.push(await onItsOwnRig(row, options, stopping.signal, progress));
  }
  clearTimeout(deadline);
  const report = `${reportOf(results)}\n`;
  console.log(`\n${report}`);
  if (options.report !== undefined) writeFileSync(options.report, report);
  process.exit(results.length > 0 && results.every(held) ? 0 : 1);
}

async function onItsOwnRig(row: ChaosRow, { scale, count, seed }: Options, signal: AbortSignal, progress: Progress): Promise<RowResult> {
  const wanted = count ?? Math.max(1, Math.round(row.goal * scale));
  const line = progress.begin(`row ${row.row}, ${row.name}`, wanted, row.unit);
  let rig: RigUnderTest | undefined;
  try {
    rig = await openRig({ ...row.rig, random: new Random(seed).fork(`rig of row ${row.row}`), people: wanted < row.goal / 4 ? FEW_PEOPLE : PEOPLE, onProgress: (step) => line.note(step) });
    line.note('making people');
    await rig.prepare();
    const result = await runRow(row, rig, { count: wanted, seed, signal, progress: (done, note) => line.at(done, note) });
    line.end(verdictOf(result), `${result.thrown} ${row.unit}, ${result.facts} facts, ${result.checks.map((check) => `${check.name} ${check.violations}`).join(' ')}`);
    return result;
  } catch (error) {
    const problem = error instanceof Error ? error.message : String(error);
    line.end('FAILS', problem);
    return { row, seed, wanted, thrown: 0, facts: 0, drainMs: undefined, seconds: 0, checks: [], notes: {}, problem };
  } finally {
    await rig?.close();
  }
}

command.parseAsync().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
