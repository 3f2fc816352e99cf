import type { Figure, Measurement } from './bench.js';

export interface Measured {
  /** The row's number, or the experiment's name. */
  readonly name: string;
  readonly measurement: Measurement;
}

/** The table, in Markdown, with the notes below it. */
export function markdownOf(measured: readonly Measured[]): string {
  const head = ['#', 'what is measured', 'ours', 'limit', 'compared', 'goal', 'reached'];
  const lines = measured.flatMap(({ name, measurement }) =>
    measurement.lines.map(({ measures, ours, limit, compared, goal }) => [
      name,
      measures,
      shown(ours),
      limit ? `${shown(limit)}: ${limit.what}` : '',
      compared,
      goal?.text ?? '',
      goal ? (goal.reached ? 'yes' : '**no**') : '',
    ]),
  );
  const notes = measured.flatMap(({ name, measurement }) => measurement.notes.map((note) => `- ${name}: ${note}`));
  return [head, head.map(() => '---'), ...lines].map((cells) => `| ${cells.join(' | ')} |`).join('\n') + (notes.length === 0 ? '' : `\n\n${notes.join('\n')}`);
}

function shown({ value, unit, cpuMsPerUnit }: Figure): string {
  const number = Math.abs(value) >= 100 ? Math.round(value).toLocaleString('en') : String(Number(value.toPrecision(3)));
  return `${number} ${unit}${cpuMsPerUnit === undefined ? '' : ` (${cpuMsPerUnit.toPrecision(2)} CPU-ms each)`}`;
}
