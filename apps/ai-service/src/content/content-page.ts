import { decodeCursor, invalidCursor, type ConnectionArguments, type CursorKey } from '@edtech/graphql';
import { validate as isUuid } from 'uuid';

/** A page as a query fetches it, the best match first. */
export interface ContentPage {
  /** One more than the page has: tells whether there is a next one. */
  readonly limit: number;
  /** The last match of the page before. */
  readonly after?: { readonly rank: string; readonly id: string };
}

export function cursorOf({ rank, id }: { rank: string; id: string }): CursorKey {
  return [rank, id];
}

/** @throws INVALID_CURSOR for a cursor of another list, or one that a client made up */
export function pageOf({ first, after }: ConnectionArguments): ContentPage {
  const key = decodeCursor(after);
  if (!key) return { limit: first + 1 };
  const [rank, id] = key;
  if (key.length !== 2 || typeof rank !== 'string' || typeof id !== 'string' || !RANK.test(rank) || !isUuid(id)) throw invalidCursor();
  return { limit: first + 1, after: { rank, id } };
}

const RANK = /^\d{1,6}(\.\d{1,6})?$/;
