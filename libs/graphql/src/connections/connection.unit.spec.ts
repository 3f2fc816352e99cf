import { connectionOf, decodeCursor, encodeCursor, Money, toConnection, type CursorPart } from '../index.js';

const ID = '0192f0c1-2c3d-7e4f-8a5b-6c7d8e9f0a1b';

describe('a cursor', () => {
  test('gives back the sort key that it was made of', () => {
    const key = ['2026-01-01T00:00:00.000Z', 7, 'ü'];
    expect(decodeCursor(encodeCursor(key))).toEqual(key);
  });

  test.each([null, undefined])('that is %p means the first page', (after) => {
    expect(decodeCursor(after)).toBeUndefined();
  });

  test.each<[(string | number)[], CursorPart[]]>([
    [['a', 'b'], ['string']],
    [['a'], ['string', 'string']],
    [[1], ['string']],
    [['1'], ['number']],
    [['not-an-id'], ['uuid']],
    [['yesterday'], ['instant']],
    [['2026-99-01T00:00:00Z'], ['instant']],
  ])('%j of another list is refused by one that sorts by %j', (key, parts) => {
    expect(() => decodeCursor(encodeCursor(key), parts)).toThrow(expect.objectContaining({ code: 'INVALID_CURSOR' }));
  });

  test('of the list itself is taken', () => {
    const key = ['2026-01-01T00:00:00.000Z', ID, 3, 'x'];
    expect(decodeCursor(encodeCursor(key), ['instant', 'uuid', 'number', 'string'])).toEqual(key);
  });
});

describe('a page', () => {
  test.each([
    [3, 2, true],
    [2, 2, false],
    [0, 2, false],
  ])('of %i rows fetched for %i says whether there is more: %p', (fetched, first, hasNextPage) => {
    const rows = Array.from({ length: fetched }, (_, index) => index);
    const { edges, pageInfo } = toConnection(rows, { first }, (row) => [row]);
    expect(edges).toHaveLength(Math.min(fetched, first));
    expect(pageInfo).toEqual({ hasNextPage, endCursor: edges.at(-1)?.cursor ?? null });
  });
});

test('a node type has one connection type, however often it is asked for', () => {
  expect(connectionOf(Money)).toBe(connectionOf(Money));
});
