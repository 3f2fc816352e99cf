import { ValidateBy } from 'class-validator';
import { COMMENT_MAX_CHARACTERS } from './review.rules.js';

const NUL_OR_HALF_A_CHARACTER = /[\0\p{Surrogate}]/u;

/** Text that Postgres can keep. */
const isStorable = ValidateBy({
  name: 'isStorable',
  validator: {
    validate: (value: unknown) => typeof value === 'string' && !NUL_OR_HALF_A_CHARACTER.test(value),
    defaultMessage: () => '$property must be text without NUL or half a character',
  },
});

/** Counted in UTF-16 code units, which are never fewer than the characters that Postgres counts. */
const isShortEnough = ValidateBy({
  name: 'maxLength',
  validator: {
    validate: (value: unknown) => typeof value === 'string' && value.length <= COMMENT_MAX_CHARACTERS,
    defaultMessage: () => `$property must have at most ${COMMENT_MAX_CHARACTERS} characters`,
  },
});

/** What a person wrote about another. */
export function IsCommentText(): PropertyDecorator {
  return (target, property) => [isStorable, isShortEnough].forEach((rule) => rule(target, property));
}
