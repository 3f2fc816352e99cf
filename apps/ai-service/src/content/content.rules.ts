export const TITLE_MAX_CHARACTERS = 200;
export const DESCRIPTION_MAX_CHARACTERS = 10_000;
export const QUERY_MAX_CHARACTERS = 200;

/** A subject of the taxonomy: lower case words with hyphens, at most 60 characters. */
export function isSubjectSlug(value: unknown): boolean {
  return typeof value === 'string' && value.length <= 60 && /^[a-z0-9]+(-[a-z0-9]+)*$/.test(value);
}
