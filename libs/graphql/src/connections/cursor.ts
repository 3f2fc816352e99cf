import { defineError } from '@edtech/errors';

/** The sort key of a row, last part unique: what a keyset page goes on from. Dates go in as ISO texts. */
export type CursorKey = readonly (string | number)[];

/** The client sent an `after` that no page of ours ended with. */
export const invalidCursor = defineError({
  code: 'INVALID_CURSOR',
  kind: 'invalid',
  message: 'The cursor is not one that this list has given',
});

const MAX_LENGTH = 1_024;

export function encodeCursor(key: CursorKey): string {
  return Buffer.from(JSON.stringify(key)).toString('base64url');
}

/**
 * The sort key to go on from; undefined for the first page. The parts are as they were encoded, but it is for the
 * caller to check that they are of the kinds that its list sorts by: a client may bring another list's cursor.
 * @throws INVALID_CURSOR
 */
export function decodeCursor(after: string | null | undefined): CursorKey | undefined {
  if (after === undefined || after === null) return undefined;
  const key = after.length > 0 && after.length <= MAX_LENGTH ? parse(after) : undefined;
  if (!isCursorKey(key)) throw invalidCursor();
  return key;
}

function parse(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    return undefined;
  }
}

function isCursorKey(value: unknown): value is CursorKey {
  const isPart = (part: unknown) => (typeof part === 'string' && !part.includes('\0')) || (typeof part === 'number' && Number.isFinite(part));
  return Array.isArray(value) && value.length > 0 && value.every(isPart);
}
