import { ValidateBy } from 'class-validator';
import { isSubjectSlug, problemOfText } from './content.rules.js';

/** Text that a person wrote: each thing that can be wrong with it is a rule with a name. */
export function IsWrittenText(options: { maxLength: number; mayBeBlank?: boolean }): PropertyDecorator {
  const messages = {
    isStorable: '$property must be text without NUL or half a character',
    isNotBlank: '$property must not be blank',
    maxLength: `$property must have at most ${options.maxLength} characters`,
  };
  const rules = Object.entries(messages).map(([name, message]) =>
    ValidateBy({ name, validator: { validate: (value: unknown) => problemOfText(value, options) !== name, defaultMessage: () => message } }),
  );
  return (target, property) => rules.forEach((rule) => rule(target, property));
}

/** A subject of the taxonomy, as a slug. */
export function IsSubjectSlug(): PropertyDecorator {
  return ValidateBy({
    name: 'isSubjectSlug',
    validator: { validate: isSubjectSlug, defaultMessage: () => '$property must be a subject such as organic-chemistry' },
  });
}
