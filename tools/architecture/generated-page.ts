import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readPage, root } from './claimed-tests.js';

const BEGIN = '<!-- From here on written by "npm run pages". -->\n';

/**
 * Whether a page says what the code says, in all that follows its mark; what stands before that is written by hand. Under `npm run pages` the
 * page is written instead.
 *
 * @returns what the page says and what it has to say
 */
export function comparePage(page: string, generated: string): { says: string; hasToSay: string } {
  const text = readPage(page);
  const [before = '', says] = text.split(BEGIN);
  if (says === undefined) throw new Error(`${page} has no mark where the generated part begins`);
  if (process.env['PAGES'] === 'write') {
    writeFileSync(join(root, page), before + BEGIN + generated);
    return { says: generated, hasToSay: generated };
  }
  return { says, hasToSay: generated };
}

/** A table in Markdown. */
export function tableOf(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.map((cell) => cell.replaceAll('|', '\\|').replaceAll('\n', ' ')).join(' | ')} |\n`;
  return line(head) + `|${head.map(() => '---').join('|')}|\n` + rows.map(line).join('');
}
