import { decodeCursor, invalidCursor, type CursorKey } from '@edtech/graphql';

/** A place in a list that is sorted by time, then id. */
export interface Position {
  readonly at: Date;
  readonly id: string;
}

/** A page as a query fetches it: one row more than asked for tells whether there is a next page. */
export interface Page {
  readonly limit: number;
  /** The last row of the page before. */
  readonly after?: Position;
}

export function cursorKeyOf({ at, id }: Position): CursorKey {
  return [at.toISOString(), id];
}

/** @throws INVALID_CURSOR for a cursor of another list, or one that a client made up. */
export function pageOf({ first, after }: { first: number; after?: string | null }): Page {
  const key = decodeCursor(after, ['instant', 'uuid']);
  return { limit: first + 1, after: key && positionOf(key) };
}

function positionOf([at, id]: CursorKey): Position {
  const position = { at: new Date(at ?? ''), id: String(id) };
  // Others are dates as well, but not all of them are to Postgres.
  if (!/^[12]\d{3}-/.test(position.at.toISOString())) throw invalidCursor();
  return position;
}
