import { defineError } from '@edtech/errors';

/** What decides who needs consent is not for them to change. */
export const dateOfBirthAlreadyKnown = defineError({
  code: 'DATE_OF_BIRTH_ALREADY_KNOWN',
  kind: 'conflict',
  message: 'The date of birth is known already. Ask us to correct it if it is wrong.',
});

export const dateOfBirthImplausible = defineError({
  code: 'DATE_OF_BIRTH_IMPLAUSIBLE',
  kind: 'invalid',
  message: 'Nobody who signs up here was born on that day.',
});

export const dateOfBirthRequired = defineError({
  code: 'DATE_OF_BIRTH_REQUIRED',
  kind: 'invalid',
  message: 'Say when you were born.',
});
