import type { Bench, Figure } from './bench.js';
import { median } from './statistics.js';

/** What one side did in one round. */
export interface Sample {
  /** Units of work each second, or whatever the row measures. */
  readonly value: number;
  /** Processor time for each unit of work, where it can be told. */
  readonly cpuMsPerUnit?: number;
}

export interface Comparison {
  readonly ours: Figure;
  readonly limit: Figure;
  /** The median of the rounds' own ratios: what disturbs the machine for a while disturbs both sides of a round. */
  readonly ratio: number;
  readonly rounds: readonly { readonly ours: number; readonly limit: number }[];
}

/** Measures two sides in turn, round by round; who begins changes, so that neither always finds the machine warm. */
export async function inTurn(bench: Pick<Bench, 'rounds' | 'tell'>, unit: string, sides: { ours: (round: number) => Promise<Sample>; limit: (round: number) => Promise<Sample> }): Promise<Comparison> {
  const samples: { ours: Sample; limit: Sample }[] = [];
  for (let round = 0; round < bench.rounds; round += 1) {
    let limit: Sample | undefined;
    if (round % 2 === 0) limit = await sides.limit(round);
    const ours = await sides.ours(round);
    limit ??= await sides.limit(round);
    samples.push({ ours, limit });
    bench.tell(`round ${round + 1} of ${bench.rounds}: ${Math.round(ours.value).toLocaleString('en')} against ${Math.round(limit.value).toLocaleString('en')} ${unit}`);
  }
  return {
    ours: figureOf(samples.map(({ ours }) => ours), unit),
    limit: figureOf(samples.map(({ limit }) => limit), unit),
    ratio: median(samples.map(({ ours, limit }) => ours.value / limit.value)),
    rounds: samples.map(({ ours, limit }) => ({ ours: ours.value, limit: limit.value })),
  };
}

/**
 * Measures any number of sides in turn, round by round, each round beginning with another.
 *
 * @returns each side's samples, by round
 */
export async function inTurnAmong<Side extends string>(bench: Pick<Bench, 'rounds' | 'tell'>, unit: string, sides: Readonly<Record<Side, () => Promise<Sample>>>): Promise<Record<Side, Sample[]>> {
  const names = Object.keys(sides) as Side[];
  const samples = Object.fromEntries(names.map((name) => [name, []])) as unknown as Record<Side, Sample[]>;
  for (let round = 0; round < bench.rounds; round += 1) {
    for (let n = 0; n < names.length; n += 1) {
      const name = names[(round + n) % names.length];
      if (name !== undefined) samples[name].push(await sides[name]());
    }
    const figures = names.map((name) => `${name} ${Math.round(samples[name].at(-1)?.value ?? 0).toLocaleString('en')}`);
    bench.tell(`round ${round + 1} of ${bench.rounds}: ${figures.join(', ')} ${unit}`);
  }
  return samples;
}

/** The median of the rounds' own ratios. */
export function ratioOf(ours: readonly Sample[], limit: readonly Sample[]): number {
  return median(ours.flatMap(({ value }, round) => (limit[round] ? [value / limit[round].value] : [])));
}

/** The medians of some samples. */
export function figureOf(samples: readonly Sample[], unit: string): Figure {
  const cpu = samples.flatMap(({ cpuMsPerUnit }) => cpuMsPerUnit ?? []);
  return { value: median(samples.map(({ value }) => value)), unit, ...(cpu.length === 0 ? {} : { cpuMsPerUnit: median(cpu) }) };
}
