import { defineError } from '@edtech/errors';

export const providerNotOffered = defineError({
  code: 'PROVIDER_NOT_OFFERED',
  kind: 'conflict',
  message: 'This platform has no other sign-in.',
});

export const providerUnavailable = defineError({
  code: 'PROVIDER_UNAVAILABLE',
  kind: 'unavailable',
  message: 'The sign-in provider does not answer at the moment.',
});

/** One error for a refusal there, a forged or used answer, and a sign-in that has ended here: the reason stays in the log. */
export const providerSignInFailed = defineError({
  code: 'PROVIDER_SIGN_IN_FAILED',
  kind: 'unauthenticated',
  message: 'The sign-in at the provider did not succeed. Begin again.',
});

export const providerEmailUnverified = defineError({
  code: 'PROVIDER_EMAIL_UNVERIFIED',
  kind: 'forbidden',
  message: 'The provider does not vouch for your e-mail address: confirm it there, or sign up here.',
});

/** Said only to whoever the provider knows to own the address. */
export const providerLinkNeeded = defineError({
  code: 'PROVIDER_LINK_NEEDED',
  kind: 'conflict',
  message: 'There is an account with this e-mail address already. Sign in to it and link the provider there.',
});

export const providerAlreadyLinked = defineError({
  code: 'PROVIDER_ALREADY_LINKED',
  kind: 'conflict',
  message: 'This person at the provider is linked to an account already.',
});

export const providerNotLinked = defineError({
  code: 'PROVIDER_NOT_LINKED',
  kind: 'not-found',
  message: 'Your account is not linked to the provider.',
});

export const lastWayIn = defineError({
  code: 'LAST_WAY_IN',
  kind: 'conflict',
  message: 'Without the provider you could not sign in any more. Set a password or register a passkey first.',
});
