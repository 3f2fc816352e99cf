import { Readable } from 'node:stream';
import { fromLines, IncompletePersonalData, toLines, type PersonalDataPage } from './index.js';

const PAGES: readonly PersonalDataPage[] = [
  { table: 'people', rows: ['{"name":"Zoë \u2028 \\n \u{1F469}\u200d\u{1F52C}"}', '{"name":null}'] },
  { table: 'people', rows: ['{"name":"Ada"}'] },
  { table: 'letters', rows: [] },
];

async function all<T>(items: AsyncIterable<T>): Promise<T[]> {
  const received: T[] = [];
  for await (const item of items) received.push(item);
  return received;
}

const sent = async (): Promise<Buffer> => Buffer.from((await all(toLines(Readable.from(PAGES)))).join(''));

/** In pieces as a network might cut them. */
const cut = (bytes: Buffer, size: number) => Array.from({ length: Math.ceil(bytes.length / size) }, (_, index) => bytes.subarray(index * size, (index + 1) * size));

it.each([1, 2, 3, 7, 64, 10_000])('what was sent arrives, cut into pieces of %i bytes', async (size) => {
  expect(await all(fromLines(Readable.from(cut(await sent(), size))))).toEqual([
    { table: 'people', rows: [{ name: 'Zoë \u2028 \n \u{1F469}\u200d\u{1F52C}' }, { name: null }] },
    { table: 'people', rows: [{ name: 'Ada' }] },
    { table: 'letters', rows: [] },
  ]);
});

it('whatever is cut off at the end is noticed', async () => {
  const bytes = await sent();
  const lastLine = bytes.lastIndexOf('{"complete"');
  for (const length of [0, 10, lastLine, lastLine + 5]) {
    await expect(all(fromLines(Readable.from([bytes.subarray(0, length)])))).rejects.toThrow(length === 0 || length === lastLine ? IncompletePersonalData : /JSON/);
  }
});

it('what does not belong there is refused', async () => {
  await expect(all(fromLines(Readable.from(['{"complete":true}\n{"table":"people","rows":[]}\n'])))).rejects.toThrow(IncompletePersonalData);
  await expect(all(fromLines(Readable.from(['{"table":"people","rows":[1]}\n{"complete":true}\n'])))).rejects.toThrow();
  await expect(all(fromLines(Readable.from(['<html>\n'])))).rejects.toThrow();
});
