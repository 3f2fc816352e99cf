import { readZip } from '@edtech/testing';
import { crc32, deflateRawSync } from 'node:zlib';
import { zipArchive, zipLength, type ZipFile } from './zip-archive.js';

function file(name: string, content: string, pieceBytes = 10): ZipFile {
  const deflated = deflateRawSync(content);
  return {
    name,
    modifiedAt: new Date('2026-11-21T22:24:38Z'),
    crc32: crc32(content),
    sizeBytes: Buffer.byteLength(content),
    deflatedBytes: deflated.length,
    pieces: async function* () {
      for (let at = 0; at < deflated.length; at += pieceBytes) yield deflated.subarray(at, at + pieceBytes);
    },
  };
}

async function written(files: readonly ZipFile[]): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  for await (const piece of zipArchive(files)) pieces.push(piece);
  return Buffer.concat(pieces);
}

test('an archive has the files that were put into it, and the length that was foretold', async () => {
  const files = [file('manifest.json', '{"a": 1}\n'), file('learning.json', 'Zoë '.repeat(10_000)), file('empty.json', '')];
  const archive = await written(files);
  expect(archive).toHaveLength(zipLength(files));
  expect(readZip(archive)).toEqual(
    new Map([
      ['manifest.json', '{"a": 1}\n'],
      ['learning.json', 'Zoë '.repeat(10_000)],
      ['empty.json', ''],
    ]),
  );
  expect(await written(files)).toEqual(archive);
});

test('an archive without files is one', async () => {
  expect(readZip(await written([]))).toEqual(new Map());
});

test('files and archives beyond what the format can say are refused instead of written wrongly', () => {
  const huge = { ...file('huge.json', ''), sizeBytes: 2 ** 32 };
  expect(() => zipLength([huge])).toThrow('4 GiB');
  expect(() => zipLength([{ ...huge, sizeBytes: 1, deflatedBytes: 2 ** 31 }, { ...huge, sizeBytes: 1, deflatedBytes: 2 ** 31 }])).toThrow('4 GiB');
});

test.each<[string, (archive: Buffer) => Buffer]>([
  ['cut off', (archive) => archive.subarray(0, archive.length - 1)],
  ['with a changed byte', (archive) => Buffer.from(archive.map((byte, index) => (index === 60 ? byte ^ 1 : byte)))],
])('the reader of these tests notices an archive %s', async (_, change) => {
  const archive = await written([file('a.json', 'some text that deflates to more than a few bytes, 0123456789')]);
  expect(() => readZip(change(archive))).toThrow();
});
