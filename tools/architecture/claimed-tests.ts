import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export const root = join(__dirname, '../..');

/** A test that a page names: its file from the root, and its title as it stands in the source. */
export interface ClaimedTest {
  readonly file: string;
  readonly title: string;
}

/** The text of a page, named from the root. */
export function readPage(page: string): string {
  return readFileSync(join(root, page), 'utf8');
}

/** What "`file`: title of a test" says; undefined for any other text. */
export function readClaim(text: string): ClaimedTest | undefined {
  const [, file, title] = /^`([^`]+\.ts)`: (.+)$/.exec(text) ?? [];
  return file && title ? { file, title } : undefined;
}

/** Whether the file has a test of exactly this title, also one that is tried with several values. */
export function hasTest({ file, title }: ClaimedTest): boolean {
  const path = join(root, file);
  if (!existsSync(path)) return false;
  const lines = readFileSync(path, 'utf8').split('\n');
  const named = ["'", '"', '`'].map((quote) => `(${quote}${title}${quote}`);
  return lines.some((line, index) => named.some((text) => line.includes(text)) && isOfTest(lines, index));
}

/** The title of a table of values may stand on the line that closes the table: what it belongs to is where that begins, as deeply indented. */
function isOfTest(lines: readonly string[], index: number): boolean {
  let at = index;
  if (/^\s*[\])]/.test(lines[at]!)) {
    do at -= 1;
    while (at > 0 && (indentationOf(lines[at]!) !== indentationOf(lines[index]!) || lines[at]!.trim() === ''));
  }
  return /^\s*(?:test|it)\b/.test(lines[at]!);
}

function indentationOf(line: string): number {
  return line.length - line.trimStart().length;
}
