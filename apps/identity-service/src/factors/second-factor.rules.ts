/** What can be shown besides the first factor. */
export const secondFactors = ['totp', 'recovery_code', 'passkey'] as const;
export type SecondFactor = (typeof secondFactors)[number];

/** What an account has to show. */
export interface AccountFactors {
  totpConfirmed: boolean;
  recoveryCodesLeft: number;
  passkeys: number;
}

/**
 * What completes a sign-in of this account; empty: the first factor is enough. Recovery codes replace a factor that is lost, and are none
 * by themselves.
 */
export function wantedFactors({ totpConfirmed, recoveryCodesLeft, passkeys }: AccountFactors): SecondFactor[] {
  const factors: SecondFactor[] = [];
  if (totpConfirmed) factors.push('totp');
  if (passkeys > 0) factors.push('passkey');
  if (factors.length > 0 && recoveryCodesLeft > 0) factors.push('recovery_code');
  return factors;
}
