import { decodeCursor, invalidCursor, type CursorKey } from '@edtech/graphql';
import { validate as isUuid } from 'uuid';

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
  const key = decodeCursor(after);
  return { limit: first + 1, after: key && positionOf(key) };
}

function positionOf([at, id, ...rest]: CursorKey): Position {
  const wellFormed = typeof at === 'string' && INSTANT.test(at) && typeof id === 'string' && isUuid(id) && rest.length === 0;
  const position = wellFormed ? { at: new Date(at), id } : undefined;
  if (!position || Number.isNaN(position.at.getTime())) throw invalidCursor();
  return position;
}

/** What `toISOString` writes, in years that Postgres also knows. */
const INSTANT = /^[12]\d{3}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;
