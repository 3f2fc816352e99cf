import { ValidateBy } from 'class-validator';
import { isSubjectSlug } from './content.rules.js';

/** A subject of the taxonomy, as a slug. */
export function IsSubjectSlug(): PropertyDecorator {
  return ValidateBy({
    name: 'isSubjectSlug',
    validator: { validate: isSubjectSlug, defaultMessage: () => '$property must be a subject such as organic-chemistry' },
  });
}
