import { defineError } from '@edtech/errors';

export const consentNotNeeded = defineError({
  code: 'CONSENT_NOT_NEEDED',
  kind: 'conflict',
  message: "Nobody's consent is needed: the account's holder is of age, as far as we know.",
});

/** Of age and known to be: of most accounts nobody has said when their holders were born. */
export const guardianNotAdult = defineError({
  code: 'GUARDIAN_NOT_ADULT',
  kind: 'forbidden',
  message: 'A guardian has to be of age. Say in your profile when you were born.',
});

export const ownGuardian = defineError({
  code: 'OWN_GUARDIAN',
  kind: 'conflict',
  message: 'Nobody is their own guardian.',
});

export const guardianAlreadyThere = defineError({
  code: 'GUARDIAN_ALREADY_THERE',
  kind: 'conflict',
  message: 'There is a guardian already. Another one can be asked when that guardianship has ended.',
});

export const tooManyInvitations = defineError<{ allowed: number }>({
  code: 'TOO_MANY_INVITATIONS',
  kind: 'conflict',
  message: ({ allowed }) => `At most ${allowed} people can be asked within a week.`,
});

/** Also said of accounts that the viewer is not the guardian of: whether they exist is none of the viewer's business. */
export const wardNotFound = defineError({
  code: 'WARD_NOT_FOUND',
  kind: 'not-found',
  message: 'You are not the guardian of this account.',
});

/** Also said of those that the viewer has no part in. */
export const guardianshipNotFound = defineError({
  code: 'GUARDIANSHIP_NOT_FOUND',
  kind: 'not-found',
  message: 'There is no such guardianship.',
});
