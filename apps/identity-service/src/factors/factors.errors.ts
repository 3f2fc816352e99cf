import { defineError } from '@edtech/errors';

export const totpAlreadyActive = defineError({
  code: 'TOTP_ALREADY_ACTIVE',
  kind: 'conflict',
  message: 'This account has an authenticator app already. Remove it first.',
});

export const totpNotBegun = defineError({
  code: 'TOTP_NOT_BEGUN',
  kind: 'conflict',
  message: 'There is no authenticator app to confirm. Begin with enrolTotp.',
});

/** One error for a wrong code, one that was used already and one that has expired. */
export const secondFactorWrong = defineError({
  code: 'SECOND_FACTOR_WRONG',
  kind: 'unauthenticated',
  message: 'The second factor is wrong or was used already.',
});

export const totpBlocked = defineError<{ retryAt: string }>({
  code: 'TOTP_BLOCKED',
  kind: 'rate-limited',
  message: ({ retryAt }) => `Too many wrong codes. Codes are looked at again from ${retryAt} on; a recovery code or a passkey works meanwhile.`,
});

export const noSecondFactor = defineError({
  code: 'NO_SECOND_FACTOR',
  kind: 'conflict',
  message: 'This account has no second factor.',
});
