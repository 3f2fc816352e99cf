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

/** What a part of a sort key is; an instant is written in ISO 8601. */
export type CursorPart = 'string' | 'number' | 'uuid' | 'instant';

const IS_PART: Readonly<Record<CursorPart, (part: string | number) => boolean>> = {
  string: (part) => typeof part === 'string',
  number: (part) => typeof part === 'number',
  uuid: (part) => typeof part === 'string' && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(part),
  instant: (part) => typeof part === 'string' && /^\d{4}-\d{2}-\d{2}T/.test(part) && !Number.isNaN(Date.parse(part)),
};

/**
 * The sort key to go on from; undefined for the first page.
 *
 * @param parts what the list sorts by: a client may bring another list's cursor, and no query should meet it
 * @throws INVALID_CURSOR
 */
export function decodeCursor(after: string | null | undefined, parts?: readonly CursorPart[]): CursorKey | undefined {
  if (after === undefined || after === null) return undefined;
  const key = after.length > 0 && after.length <= MAX_LENGTH ? parse(after) : undefined;
  if (!isCursorKey(key) || (parts && !fits(key, parts))) throw invalidCursor();
  return key;
}

function fits(key: CursorKey, parts: readonly CursorPart[]): boolean {
  return key.length === parts.length && parts.every((part, index) => IS_PART[part](key[index] ?? ''));
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
