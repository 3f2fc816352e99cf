import { decodeCursor, invalidCursor } from '@edtech/graphql';
import { validate } from 'uuid';
import type { LessonPosition } from './find-lessons.query.js';

/** @throws INVALID_CURSOR when it is not one of this list's */
export function lessonPosition(after: string | null | undefined): LessonPosition | undefined {
  const key = decodeCursor(after);
  if (!key) return undefined;
  const [at, id, ...rest] = key;
  const scheduledAt = typeof at === 'string' && /^\d{4}-\d\d-\d\dT[\d:.]{8,12}Z$/.test(at) ? new Date(at) : undefined;
  if (!scheduledAt || Number.isNaN(scheduledAt.getTime()) || typeof id !== 'string' || !validate(id) || rest.length > 0) throw invalidCursor();
  return { scheduledAt, id };
}
