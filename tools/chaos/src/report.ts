import type { CheckName } from './rig/types.js';
import { verdictOf, type RowResult } from './run-row.js';

const CHECKS: readonly CheckName[] = ['L', 'D', 'O', 'A', 'B', 'S', 'C'];

/** What was thrown and what was found, as a table for people; below it what was violated. */
export function reportOf(results: readonly RowResult[]): string {
  const head = ['#', 'fault', 'thrown', 'goal', 'facts', ...CHECKS, 'drain, s', 'time, s', 'seed', 'result'];
  const lines = results.map((result) => {
    const { row, thrown, facts, drainMs, seconds, seed, checks } = result;
    const found = CHECKS.map((name) => checks.find((check) => check.name === name)?.violations.toString() ?? (row.checks.includes(name) ? '?' : ''));
    const drain = drainMs === undefined ? '?' : (drainMs / 1_000).toFixed(1);
    return [row.row, row.name, `${thrown} ${row.unit}`, row.goal, facts, ...found, drain, seconds.toFixed(0), seed, verdictOf(result)];
  });
  const table = [head, head.map(() => '---'), ...lines].map((cells) => `| ${cells.join(' | ')} |`);
  return [...table, '', ...results.flatMap(remarksOn)].join('\n');
}

function remarksOn({ row, wanted, thrown, problem, checks, notes }: RowResult): string[] {
  const told = Object.entries(notes).map(([what, figure]) => `${what}: ${figure}`);
  return [
    ...(told.length > 0 ? [`- Row ${row.row}: ${told.join(', ')}.`] : []),
    ...(problem === undefined ? [] : [`- Row ${row.row} did not come to its end: ${problem}`]),
    ...(thrown < wanted ? [`- Row ${row.row}: ${thrown} of ${wanted} ${row.unit} were thrown.`] : []),
    ...checks.filter(({ violations }) => violations > 0).flatMap(({ name, violations, examples }) => [`- Row ${row.row}, ${name}: ${violations} violations.`, ...examples.map((example) => `  - ${example}`)]),
  ];
}
