import { decodeCursor, invalidCursor } from '@edtech/graphql';
import { validate } from 'uuid';
import type { SearchPosition } from './find-tutors.query.js';

/** @throws INVALID_CURSOR when it is not one of this list's */
export function searchPosition(after: string | null | undefined): SearchPosition | undefined {
  const key = decodeCursor(after);
  if (!key) return undefined;
  const [rank, id, ...rest] = key;
  if (typeof rank !== 'number' || typeof id !== 'string' || !validate(id) || rest.length > 0) throw invalidCursor();
  return { rank, id };
}
