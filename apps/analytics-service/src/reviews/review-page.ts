import { decodeCursor, invalidCursor, type ConnectionArguments, type CursorKey } from '@edtech/graphql';
import { validate as isUuid } from 'uuid';

/** A page as a query fetches it, newest review first. */
export interface ReviewPage {
  /** One more than the page has: tells whether there is a next one. */
  readonly limit: number;
  /** The last review of the page before. */
  readonly after?: { readonly createdAt: Date; readonly id: string };
}

export function cursorOf({ createdAt, id }: { createdAt: Date; id: string }): CursorKey {
  return [createdAt.toISOString(), id];
}

/** @throws INVALID_CURSOR for a cursor of another list, or one that a client made up */
export function pageOf({ first, after }: ConnectionArguments): ReviewPage {
  const key = decodeCursor(after);
  if (!key) return { limit: first + 1 };
  const [createdAt, id] = key;
  const wellFormed = key.length === 2 && typeof createdAt === 'string' && typeof id === 'string' && INSTANT.test(createdAt) && isUuid(id);
  const instant = new Date(wellFormed ? createdAt : Number.NaN);
  if (!wellFormed || Number.isNaN(instant.getTime())) throw invalidCursor();
  return { limit: first + 1, after: { createdAt: instant, id } };
}

/** What `toISOString` writes, in years that Postgres also knows. */
const INSTANT = /^[12]\d{3}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;
