import { crc32, inflateRawSync } from 'node:zlib';

/**
 * The files of a ZIP archive, by their names: found as any program finds them, from the directory at its end, and checked by their sums.
 *
 * @throws Error when anything in it does not agree with anything else
 */
export function readZip(archive: Buffer): ReadonlyMap<string, string> {
  const end = archive.length - 22;
  if (end < 0 || archive.toString('latin1', end, end + 4) !== 'PK\x05\x06') throw new Error('there is no directory at the end');
  const [count, length, start] = [archive.readUInt16LE(end + 10), archive.readUInt32LE(end + 12), archive.readUInt32LE(end + 16)];
  if (start + length !== end) throw new Error('the directory does not end where the archive does');
  const files = new Map<string, string>();
  let at = start;
  let behind = 0;
  for (let index = 0; index < count; index += 1) {
    if (archive.toString('latin1', at, at + 4) !== 'PK\x01\x02') throw new Error('the directory has no entry where one should be');
    const nameLength = archive.readUInt16LE(at + 28);
    const name = archive.toString('utf8', at + 46, at + 46 + nameLength);
    const [sum, deflatedBytes, sizeBytes, offset] = [archive.readUInt32LE(at + 16), archive.readUInt32LE(at + 20), archive.readUInt32LE(at + 24), archive.readUInt32LE(at + 42)];
    const facts = (from: number) => archive.subarray(from, from + 26).toString('hex');
    if (offset !== behind || archive.toString('latin1', offset, offset + 4) !== 'PK\x03\x04' || facts(offset + 4) !== facts(at + 6)) throw new Error(`${name} is not where the directory says`);
    const begins = offset + 30 + nameLength;
    behind = begins + deflatedBytes;
    const content = inflateRawSync(archive.subarray(begins, behind));
    if (content.length !== sizeBytes || crc32(content) !== sum) throw new Error(`${name} is not what the directory says`);
    files.set(name, content.toString('utf8'));
    at += 46 + nameLength;
  }
  if (at !== end || behind !== start || files.size !== count) throw new Error('there is more in it than the directory says');
  return files;
}
