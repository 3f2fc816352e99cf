/** Where a command tells what it found: JSON or text on stdout, problems on stderr. */
export interface Output {
  readonly json: boolean;
  /** The whole result, once: as JSON, or as the text that people read. */
  result(value: unknown, text: () => string): void;
  /** A remark that belongs to no result. */
  note(text: string): void;
  problem(text: string): void;
}

/** @param json whether programs read it */
export function consoleOutput(json: boolean): Output {
  return {
    json,
    result: (value, text) => console.log(json ? JSON.stringify(value, null, 2) : text()),
    note: (text) => console.error(text),
    problem: (text) => console.error(`! ${text}`),
  };
}

/** Columns as wide as their widest cell; numbers stand on the right. */
export function table(head: readonly string[], rows: readonly (readonly (string | number | null)[])[]): string {
  const cells = [head, ...rows.map((row) => row.map((cell) => (cell === null ? '-' : String(cell))))];
  const widths = head.map((_, column) => Math.max(...cells.map((row) => row[column]?.length ?? 0)));
  const onTheRight = head.map((_, column) => rows.length > 0 && rows.every((row) => typeof row[column] === 'number' || row[column] === null));
  return cells
    .map((row) => row.map((cell, column) => (onTheRight[column] ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0))).join('  ').trimEnd())
    .join('\n');
}

/** An age as people say it: `850 ms`, `12 s`, `3 min`, `5 h`, `2 d`; null for none. */
export function ageOf(seconds: number | null): string | null {
  if (seconds === null) return null;
  if (seconds < 1) return `${Math.round(seconds * 1_000)} ms`;
  if (seconds < 120) return `${Math.round(seconds)} s`;
  if (seconds < 7_200) return `${Math.round(seconds / 60)} min`;
  if (seconds < 172_800) return `${Math.round(seconds / 3_600)} h`;
  return `${Math.round(seconds / 86_400)} d`;
}

/** A text that fits into a cell: one line, shortened. */
export function shortened(text: string, length: number): string {
  const line = text.replace(/\s+/g, ' ');
  return line.length <= length ? line : `${line.slice(0, length - 1)}…`;
}
