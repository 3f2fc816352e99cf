import { hasTest, readClaim, readPage, type ClaimedTest } from './claimed-tests.js';

const PAGE = readPage('docs/events/guarantees.md');

/** The lines "- `file`: title of a test" of the page about guarantees, by the guarantee above them. */
function readClaims(): (ClaimedTest & { guarantee: string })[] {
  const claims: (ClaimedTest & { guarantee: string })[] = [];
  let guarantee = '';
  for (const line of PAGE.split('\n')) {
    if (line.startsWith('## ')) guarantee = line.slice(3);
    const claim = line.startsWith('- ') ? readClaim(line.slice(2)) : undefined;
    if (claim) claims.push({ guarantee, ...claim });
  }
  return claims;
}

describe('the guarantees of docs/events/guarantees.md', () => {
  const claims = readClaims();

  it.each(claims.map(({ file, title }) => [title, file] as const))('"%s" is stated by a test of %s', (title, file) => {
    expect([file, hasTest({ file, title })]).toEqual([file, true]);
  });

  it('are each stated by at least one test', () => {
    const promised = PAGE.match(/^## \d+\. .+$/gm)?.map((line) => line.slice(3)) ?? [];
    expect(promised.length).toBeGreaterThanOrEqual(6);
    expect(promised.filter((guarantee) => !claims.some((claim) => claim.guarantee === guarantee))).toEqual([]);
  });

  it('would be missed if their test were renamed', () => {
    expect(hasTest({ file: 'libs/messaging/test/describe-delivery.ts', title: 'a title that nobody gave' })).toBe(false);
    expect(hasTest({ file: 'libs/messaging/test/no-such-file.ts', title: 'anything' })).toBe(false);
  });

  it('are no titles of what only holds tests', () => {
    expect(hasTest({ file: 'tools/architecture/rights.int.spec.ts', title: 'in layout %s' })).toBe(false);
    expect(hasTest({ file: 'tools/architecture/rights.int.spec.ts', title: '%s changes its rows, but not its history nor what is append-only' })).toBe(true);
  });
});
