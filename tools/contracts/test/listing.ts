import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const DOCUMENT = join(__dirname, '../../../docs/events/consuming.md');

/** A listing of docs/events/consuming.md, by the file name in its first line. */
export function listingOf(fileName: string): string {
  const listings = [...readFileSync(DOCUMENT, 'utf8').matchAll(/^```\w+\n(.*?)^```$/gms)].map(([, text]) => text ?? '');
  const found = listings.filter((text) => text.split('\n', 1)[0]?.endsWith(` ${fileName}`));
  if (found.length !== 1 || !found[0]) throw new Error(`consuming.md has ${found.length} listings called ${fileName}`);
  return found[0];
}
