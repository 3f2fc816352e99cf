import type { ReceivedPage } from '@edtech/personal-data';
import { Buffer } from 'node:buffer';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { crc32, createDeflateRaw } from 'node:zlib';

/** As large as one statement should be. */
const PIECE_BYTES = 262_144;

/** What is known of a file once it has been written. */
export interface PartFile {
  /** How many rows there are of each table. */
  readonly rows: Record<string, number>;
  readonly sizeBytes: number;
  readonly crc32: number;
  readonly deflatedBytes: number;
}

/**
 * Writes a part as JSON, `{ "table": [rows] }` with a row a line, and deflates it for an archive. Neither the rows nor the file are ever in memory
 * as a whole.
 *
 * @param keep takes the pieces of the deflated file, one after the other
 */
export async function writePartFile(pages: AsyncIterable<ReceivedPage>, keep: (piece: Buffer) => Promise<void>): Promise<PartFile> {
  const file = { rows: {} as Record<string, number>, sizeBytes: 0, crc32: 0, deflatedBytes: 0 };
  async function* measured(): AsyncGenerator<Buffer> {
    for await (const text of jsonOf(pages, file.rows)) {
      const bytes = Buffer.from(text);
      file.sizeBytes += bytes.length;
      file.crc32 = crc32(bytes, file.crc32);
      yield bytes;
    }
  }
  await pipeline(Readable.from(measured(), { objectMode: false }), createDeflateRaw(), async (deflated: AsyncIterable<Buffer>) => {
    let begun: Buffer[] = [];
    let length = 0;
    const flush = async () => {
      const piece = Buffer.concat(begun);
      [begun, length] = [[], 0];
      file.deflatedBytes += piece.length;
      await keep(piece);
    };
    for await (const bytes of deflated) {
      begun.push(bytes);
      length += bytes.length;
      if (length >= PIECE_BYTES) await flush();
    }
    if (length > 0) await flush();
  });
  return file;
}

async function* jsonOf(pages: AsyncIterable<ReceivedPage>, counts: Record<string, number>): AsyncGenerator<string> {
  let current: string | undefined;
  for await (const { table, rows } of pages) {
    if (table !== current) {
      if (table in counts) throw new Error(`the rows of ${table} do not come together`);
      yield `${current === undefined ? '{' : '\n],'}\n${JSON.stringify(table)}: [`;
      [current, counts[table]] = [table, 0];
    }
    let text = '';
    for (const row of rows) {
      text += `${counts[table] === 0 ? '' : ','}\n${JSON.stringify(row)}`;
      counts[table] = (counts[table] ?? 0) + 1;
    }
    if (text !== '') yield text;
  }
  yield current === undefined ? '{}\n' : '\n]\n}\n';
}
