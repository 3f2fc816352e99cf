import { setTimeout as pause } from 'node:timers/promises';
import type { RigUnderTest } from './rig/open-rig.js';
import { Random } from './rig/random.js';
import type { ChaosRow, CheckResult } from './rig/types.js';

export interface RowRun {
  readonly count: number;
  /** Of the whole run: a row makes its own choices of it. */
  readonly seed: number;
  readonly signal: AbortSignal;
  readonly progress: (done: number, note?: string) => void;
  /** How long it may take afterwards until everything is quiet; default 10 minutes. */
  readonly quietWithinMs?: number;
}

export interface RowResult {
  readonly row: ChaosRow;
  readonly seed: number;
  readonly wanted: number;
  readonly thrown: number;
  /** Facts that came about meanwhile. */
  readonly facts: number;
  readonly drainMs: number | undefined;
  readonly seconds: number;
  readonly checks: readonly CheckResult[];
  readonly notes: Readonly<Record<string, string | number>>;
  /** Why it did not come to its end. */
  readonly problem?: string;
}

/** `cut short`: nothing was violated, but less was thrown than was asked for. */
export type Verdict = 'holds' | 'cut short' | 'FAILS';

/** Whether everything that has to hold held, was looked at, and had to stand all that was asked for. */
export function verdictOf({ row, thrown, wanted, problem, checks }: RowResult): Verdict {
  const clean = row.checks.every((name) => checks.some((check) => check.name === name && check.violations === 0));
  if (problem !== undefined || !clean) return 'FAILS';
  return thrown < wanted ? 'cut short' : 'holds';
}

export function held(result: RowResult): boolean {
  return verdictOf(result) === 'holds';
}

/** Throws a row's fault at a rig, waits until it is quiet, and evaluates the row's checks. */
export async function runRow(row: ChaosRow, rig: RigUnderTest, { count, seed, signal, progress, quietWithinMs = 600_000 }: RowRun): Promise<RowResult> {
  const startedAt = performance.now();
  const before = await rig.factCount();
  let thrown = 0;
  let drainMs: number | undefined;
  let checks: readonly CheckResult[] = [];
  let notes: Readonly<Record<string, string | number>> = {};
  let problem: string | undefined;
  try {
    const random = new Random(seed).fork(`row ${row.row}`);
    const outcome = await row.run(rig, { count, random, signal, progress });
    thrown = outcome.thrown;
    notes = outcome.notes ?? {};
    drainMs = await rig.quiet({ withinMs: quietWithinMs, onProgress: (what) => progress(thrown, what) });
  } catch (error) {
    problem = error instanceof Error ? error.message : String(error);
    // What is still under way would be counted as lost.
    await pause(1_000);
  }
  await rig.load.stop();
  try {
    checks = await rig.check(row.checks);
  } catch (error) {
    problem ??= `the checks failed: ${error instanceof Error ? error.message : String(error)}`;
  }
  const facts = await rig.factCount().then(
    (now) => now - before,
    () => 0,
  );
  const seconds = (performance.now() - startedAt) / 1_000;
  return { row, seed, wanted: count, thrown, facts, drainMs, seconds, checks, notes, ...(problem === undefined ? {} : { problem }) };
}
