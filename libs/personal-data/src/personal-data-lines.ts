import { z } from 'zod';
import type { PersonalDataPage } from './export-personal-data.js';

/** What somebody who asked for a person's data has received of it. */
export interface ReceivedPage {
  readonly table: string;
  readonly rows: readonly Readonly<Record<string, unknown>>[];
}

/** What was received ends before the sender said that it was all. */
export class IncompletePersonalData extends Error {
  override readonly name = 'IncompletePersonalData';
}

const line = z.union([z.object({ table: z.string(), rows: z.array(z.record(z.string(), z.unknown())) }), z.object({ complete: z.literal(true) })]);

/** Pages as they travel: one JSON document a line, the last of which says that it was all. */
export async function* toLines(pages: AsyncIterable<PersonalDataPage>): AsyncGenerator<string> {
  for await (const { table, rows } of pages) yield `{"table":${JSON.stringify(table)},"rows":[${rows.join(',')}]}\n`;
  yield '{"complete":true}\n';
}

/**
 * Reads them again, a line at a time.
 *
 * @throws IncompletePersonalData when the last line is missing: a connection that broke looks like one that ended
 */
export async function* fromLines(bytes: AsyncIterable<Uint8Array | string>): AsyncGenerator<ReceivedPage> {
  let complete = false;
  for await (const text of linesOf(bytes)) {
    if (complete) throw new IncompletePersonalData('something comes after the end');
    const parsed = line.parse(JSON.parse(text));
    if ('complete' in parsed) complete = true;
    else yield parsed;
  }
  if (!complete) throw new IncompletePersonalData('it ends in the middle');
}

/** By line feeds only: texts may have separators of other kinds in them. */
async function* linesOf(bytes: AsyncIterable<Uint8Array | string>): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let begun: string[] = [];
  for await (const chunk of bytes) {
    const [first = '', ...others] = (typeof chunk === 'string' ? chunk : decoder.decode(chunk, { stream: true })).split('\n');
    begun.push(first);
    for (const next of others) {
      yield begun.join('');
      begun = [next];
    }
  }
  const rest = begun.join('') + decoder.decode();
  if (rest !== '') yield rest;
}
