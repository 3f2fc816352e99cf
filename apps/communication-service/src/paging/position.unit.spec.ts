import { encodeCursor, toConnection } from '@edtech/graphql';
import { cursorKeyOf, pageOf } from './position.js';

const id = '0193a6f0-0000-7000-8000-000000000001';
const at = new Date('2026-11-02T15:00:00.123Z');

describe('a page', () => {
  it('goes on where the cursor of the page before points', () => {
    const { edges } = toConnection([{ at, id }], { first: 1 }, cursorKeyOf);
    expect(pageOf({ first: 20, after: edges[0]?.cursor })).toEqual({ limit: 21, after: { at, id } });
  });

  it('begins at the beginning without a cursor', () => {
    expect(pageOf({ first: 5, after: null })).toEqual({ limit: 6, after: undefined });
  });

  it.each([
    ['no cursor at all', 'rubbish'],
    ['another list’s cursor', encodeCursor([12, id])],
    ['too many parts', encodeCursor([at.toISOString(), id, 1])],
    ['no id', encodeCursor([at.toISOString()])],
    ['an id that is none', encodeCursor([at.toISOString(), "' or 1=1"])],
    ['a date that is none', encodeCursor(['2026-99-02T15:00:00.000Z', id])],
    ['a year that Postgres does not know', encodeCursor(['+275760-09-13T00:00:00.000Z', id])],
    ['the year nought', encodeCursor(['0000-01-01T00:00:00.000Z', id])],
  ])('refuses a cursor with %s', (_, after) => {
    expect(() => pageOf({ first: 5, after })).toThrow(expect.objectContaining({ code: 'INVALID_CURSOR' }));
  });
});
