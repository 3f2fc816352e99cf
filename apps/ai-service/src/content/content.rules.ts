export const TITLE_MAX_CHARACTERS = 200;
export const DESCRIPTION_MAX_CHARACTERS = 10_000;
export const QUERY_MAX_CHARACTERS = 200;

/** A subject of the taxonomy: lower case words with hyphens, at most 60 characters. */
export function isSubjectSlug(value: unknown): boolean {
  return typeof value === 'string' && value.length <= 60 && /^[a-z0-9]+(-[a-z0-9]+)*$/.test(value);
}

/** Why a text cannot be taken; undefined for one that can. */
export type TextProblem = 'isStorable' | 'isNotBlank' | 'maxLength';

/** Length counts UTF-16 code units, which are never fewer than the characters that Postgres counts. */
export function problemOfText(text: unknown, { maxLength, mayBeBlank = false }: { maxLength: number; mayBeBlank?: boolean }): TextProblem | undefined {
  if (typeof text !== 'string' || /[\0\p{Surrogate}]/u.test(text)) return 'isStorable';
  if (!mayBeBlank && text.trim() === '') return 'isNotBlank';
  return text.length > maxLength ? 'maxLength' : undefined;
}
