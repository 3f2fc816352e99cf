import { hasTest, readClaim, readPage, type ClaimedTest } from './claimed-tests.js';

const PAGE = readPage('docs/security.md');
const UNTESTED = '**not met, untested:** ';
const NOT_MET = '**not met:** ';

/** The rows "| id | level | asks for | shown by |" of the page, without the head. */
const rows = PAGE.split('\n').flatMap((line) => {
  const [, id, shownBy] = /^\| (\d+\.\d+\.\d+) \| [12] \| [^|]+ \| ([^|]+) \|$/.exec(line) ?? [];
  return id && shownBy ? [{ id, shownBy }] : [];
});
/** The rows "| ids | about | because |" of what does not apply. */
const notApplicable = (PAGE.split('### Not applicable\n')[1] ?? '').match(/^\| \d+\.\d+\.\d+[^|]*/gm)?.flatMap((ids) => ids.slice(2).trim().split(', ')) ?? [];
const met = rows.filter(({ shownBy }) => !shownBy.startsWith('**'));

describe('the tables of docs/security.md', () => {
  const claims = new Map<string, ClaimedTest | undefined>();
  for (const { shownBy } of met) for (const text of shownBy.split('<br>')) claims.set(text, readClaim(text));

  it.each([...claims].map(([text, claim]) => [text, claim] as const))('%s', (text, claim) => {
    expect([text, claim !== undefined && hasTest(claim)]).toEqual([text, true]);
  });

  it('say of each other requirement why it is not met', () => {
    expect(rows.filter(({ shownBy }) => shownBy.startsWith('**') && ![UNTESTED, NOT_MET].some((because) => shownBy.startsWith(because) && shownBy.length > because.length))).toEqual([]);
  });

  it('name each requirement once, and as many as the page counts', () => {
    const ids = [...rows.map(({ id }) => id), ...notApplicable];
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
    const [, all, metCount, notMetCount, notApplicableCount, untestedCount] = (
      /: (\d+) requirements, .*\*\*Met: (\d+)\. Not met: (\d+)\. Not applicable: (\d+)\.\*\* Of those not met, (\d+) /.exec(PAGE) ?? []
    ).map(Number);
    const untested = rows.filter(({ shownBy }) => shownBy.startsWith(UNTESTED));
    expect({ all, metCount, notMetCount, notApplicableCount, untestedCount }).toEqual({
      all: ids.length,
      metCount: met.length,
      notMetCount: rows.length - met.length,
      notApplicableCount: notApplicable.length,
      untestedCount: untested.length,
    });
    expect(ids.length).toBe(253);
  });
});
