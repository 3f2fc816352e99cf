import type { ChaosRow, CheckResult } from './rig/types.js';
import { verdictOf, type RowResult } from './run-row.js';

const row: ChaosRow = { row: 1, name: 'a fault', unit: 'faults', goal: 10, shortCount: 1, checks: ['L', 'D'], rig: {}, run: async () => ({ thrown: 1 }) };
const found = (name: CheckResult['name'], violations: number): CheckResult => ({ name, violations, examined: 5, examples: [] });
const result = (more: Partial<RowResult> = {}): RowResult => ({
  row, seed: 1, wanted: 10, thrown: 10, facts: 5, drainMs: 1, seconds: 1, checks: [found('L', 0), found('D', 0)], notes: {}, ...more,
});

test('a row holds when all that was asked for was thrown and nothing was violated', () => {
  expect(verdictOf(result())).toBe('holds');
});

test.each<[string, Partial<RowResult>]>([
  ['one violation', { checks: [found('L', 0), found('D', 1)] }],
  ['a check that was not made', { checks: [found('L', 0)] }],
  ['an end before its time', { problem: 'the broker did not come back' }],
])('it fails by %s, also when all was thrown', (_what, more) => {
  expect(verdictOf(result(more))).toBe('FAILS');
});

test('a row that was ended early, or whose fault this machine cannot throw, has not shown that it holds', () => {
  expect(verdictOf(result({ thrown: 9 }))).toBe('cut short');
  expect(verdictOf(result({ thrown: 9, checks: [found('L', 1), found('D', 0)] }))).toBe('FAILS');
});
