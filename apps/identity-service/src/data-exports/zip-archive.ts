import { Buffer } from 'node:buffer';

/** A file of an archive, deflated already (RFC 1951, without a header). */
export interface ZipFile {
  /** ASCII. */
  readonly name: string;
  readonly modifiedAt: Date;
  /** Of the file as it is read. */
  readonly crc32: number;
  readonly sizeBytes: number;
  readonly deflatedBytes: number;
  /** The deflated bytes, in pieces. */
  readonly pieces: () => AsyncIterable<Uint8Array>;
}

const LOCAL_HEADER_BYTES = 30;
const DIRECTORY_ENTRY_BYTES = 46;
const END_BYTES = 22;
const LARGEST = 0xffff_ffff;

/** How long the archive of these files is. @throws Error beyond 4 GiB, for which the format has other words */
export function zipLength(files: readonly ZipFile[]): number {
  const length = files.reduce((sum, { name, deflatedBytes }) => sum + LOCAL_HEADER_BYTES + DIRECTORY_ENTRY_BYTES + 2 * name.length + deflatedBytes, END_BYTES);
  if (length > LARGEST || files.some(({ sizeBytes }) => sizeBytes > LARGEST)) throw new Error('an archive of this kind holds at most 4 GiB');
  return length;
}

/**
 * Writes a ZIP archive (PKWARE APPNOTE 6.3, version 2.0) of files that are deflated already: nothing is deflated again, and no more than a
 * piece is in memory. The same files make the same bytes.
 */
export async function* zipArchive(files: readonly ZipFile[]): AsyncGenerator<Uint8Array> {
  const directory: Buffer[] = [];
  let offset = 0;
  for (const file of files) {
    const facts = factsOf(file);
    const name = Buffer.from(file.name, 'ascii');
    yield Buffer.concat([signature('PK\x03\x04'), facts, name]);
    yield* file.pieces();
    directory.push(directoryEntry(facts, name, offset));
    offset += LOCAL_HEADER_BYTES + name.length + file.deflatedBytes;
  }
  const entries = Buffer.concat(directory);
  yield entries;
  const end = Buffer.alloc(END_BYTES);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(files.length, 8);
  end.writeUInt16LE(files.length, 10);
  end.writeUInt32LE(entries.length, 12);
  end.writeUInt32LE(offset, 16);
  yield end;
}

/** What stands both before a file and in the directory. */
function factsOf({ name, modifiedAt, crc32, sizeBytes, deflatedBytes }: ZipFile): Buffer {
  const facts = Buffer.alloc(26);
  facts.writeUInt16LE(20, 0); // version 2.0 is needed
  facts.writeUInt16LE(8, 4); // deflated
  facts.writeUInt16LE(modifiedAt.getUTCHours() * 2_048 + modifiedAt.getUTCMinutes() * 32 + Math.floor(modifiedAt.getUTCSeconds() / 2), 6);
  facts.writeUInt16LE((modifiedAt.getUTCFullYear() - 1_980) * 512 + (modifiedAt.getUTCMonth() + 1) * 32 + modifiedAt.getUTCDate(), 8);
  facts.writeUInt32LE(crc32, 10);
  facts.writeUInt32LE(deflatedBytes, 14);
  facts.writeUInt32LE(sizeBytes, 18);
  facts.writeUInt16LE(name.length, 22);
  return facts;
}

function directoryEntry(facts: Buffer, name: Buffer, offset: number): Buffer {
  const rest = Buffer.alloc(14);
  rest.writeUInt32LE(offset, 10);
  // Made by version 2.0 too.
  return Buffer.concat([signature('PK\x01\x02'), Buffer.from([20, 0]), facts, rest, name]);
}

function signature(text: string): Buffer {
  return Buffer.from(text, 'latin1');
}
