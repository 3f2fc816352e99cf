import { validate } from 'uuid';

/** Those of the ids that are ids. The others would make Postgres refuse the whole batch. */
export function wellFormed(ids: readonly string[]): string[] {
  return ids.filter((id) => validate(id)).map((id) => id.toLowerCase());
}
