import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(__dirname, '../..');

/** The lines "- `file`: title of a test" of the page about guarantees, by the guarantee above them. */
function readClaims(): { guarantee: string; file: string; title: string }[] {
  const claims: { guarantee: string; file: string; title: string }[] = [];
  let guarantee = '';
  for (const line of readFileSync(join(root, 'docs/events/guarantees.md'), 'utf8').split('\n')) {
    if (line.startsWith('## ')) guarantee = line.slice(3);
    const [, file, title] = /^- `([^`]+\.ts)`: (.+)$/.exec(line) ?? [];
    if (file && title) claims.push({ guarantee, file, title });
  }
  return claims;
}

/** Whether the file has a test of exactly this title. */
function hasTest(file: string, title: string): boolean {
  const path = join(root, file);
  if (!existsSync(path)) return false;
  const source = readFileSync(path, 'utf8');
  return ["'", '"', '`'].some((quote) => source.includes(`test(${quote}${title}${quote}`) || source.includes(`it(${quote}${title}${quote}`));
}

describe('the guarantees of docs/events/guarantees.md', () => {
  const claims = readClaims();

  it.each(claims.map(({ file, title }) => [title, file] as const))('"%s" is stated by a test of %s', (title, file) => {
    expect([file, hasTest(file, title)]).toEqual([file, true]);
  });

  it('are each stated by at least one test', () => {
    const promised = readFileSync(join(root, 'docs/events/guarantees.md'), 'utf8').match(/^## \d+\. .+$/gm)?.map((line) => line.slice(3)) ?? [];
    expect(promised.length).toBeGreaterThanOrEqual(6);
    expect(promised.filter((guarantee) => !claims.some((claim) => claim.guarantee === guarantee))).toEqual([]);
  });

  it('would be missed if their test were renamed', () => {
    expect(hasTest('libs/messaging/test/describe-delivery.ts', 'a title that nobody gave')).toBe(false);
    expect(hasTest('libs/messaging/test/no-such-file.ts', 'anything')).toBe(false);
  });
});
