import { defineError } from '@edtech/errors';

/** A field or route that needs somebody was asked for by nobody. */
export const unauthenticated = defineError({
  code: 'UNAUTHENTICATED',
  kind: 'unauthenticated',
  message: 'Sign in first',
});

/** The access token was good once: the client refreshes its session. */
export const tokenExpired = defineError({
  code: 'TOKEN_EXPIRED',
  kind: 'unauthenticated',
  message: 'The access token has expired',
});

/** The access token never was good, or was not meant for this platform. The reason stays in the log. */
export const tokenInvalid = defineError({
  code: 'TOKEN_INVALID',
  kind: 'unauthenticated',
  message: 'The access token is not valid',
});

/** The access token is genuine, but its session has ended, or the account is not what it was: sign in again, or refresh the session. */
export const tokenRevoked = defineError({
  code: 'TOKEN_REVOKED',
  kind: 'unauthenticated',
  message: 'The access token is no longer good',
});

/** Signed in, but not allowed. */
export const forbidden = defineError({
  code: 'FORBIDDEN',
  kind: 'forbidden',
  message: 'You are not allowed to do this',
});

/** A service account's token does not have what the field asks of service accounts. */
export const scopeMissing = defineError<{ scopes: readonly string[] }>({
  code: 'SCOPE_MISSING',
  kind: 'forbidden',
  message: ({ scopes }) => `The service account needs the scope ${scopes.join(' or ')} for this`,
});

/** An admin who has shown no second factor may do nothing but add one: with their next token they are an admin. */
export const secondFactorRequired = defineError({
  code: 'SECOND_FACTOR_REQUIRED',
  kind: 'forbidden',
  message: 'Admins need a second factor: add an authenticator app or a passkey, or sign in with the one you have',
});

/** The keys that tokens are checked with cannot be fetched: says nothing about the token. */
export const signingKeysUnavailable = defineError({
  code: 'SIGNING_KEYS_UNAVAILABLE',
  kind: 'unavailable',
  message: 'Access tokens cannot be checked at the moment',
});

/** Signed in, but too long ago for this. The client asks for the password or a second factor and calls stepUp. */
export const stepUpRequired = defineError<{ minutes: number }>({
  code: 'STEP_UP_REQUIRED',
  kind: 'forbidden',
  message: ({ minutes }) => `Show again who you are: for this it must not be longer ago than ${minutes} minutes`,
});
