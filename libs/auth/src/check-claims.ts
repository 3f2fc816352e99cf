import type { JWTPayload } from 'jose';
import { tokenExpired, tokenInvalid } from './auth.errors.js';

export interface ExpectedClaims {
  readonly issuer: string;
  readonly audience: string;
  readonly requiredClaims: readonly string[];
  /** How far clocks may differ, in seconds. */
  readonly clockTolerance: number;
}

/**
 * What jose looks at in the claims of a token whose signature is good.
 *
 * @throws TOKEN_EXPIRED, TOKEN_INVALID
 */
export function checkClaims(claims: JWTPayload, { issuer, audience, requiredClaims, clockTolerance }: ExpectedClaims): void {
  if (!requiredClaims.every((claim) => Object.hasOwn(claims, claim))) throw tokenInvalid();
  const { iss, aud, iat, nbf, exp } = claims;
  const isForUs = typeof aud === 'string' ? aud === audience : Array.isArray(aud) && aud.includes(audience);
  if (iss !== issuer || !isForUs || ![iat, nbf, exp].every(isTimeIfGiven)) throw tokenInvalid();
  const now = Math.floor(Date.now() / 1_000);
  if (nbf !== undefined && nbf > now + clockTolerance) throw tokenInvalid();
  if (exp !== undefined && exp <= now - clockTolerance) throw tokenExpired();
}

const isTimeIfGiven = (time: unknown): boolean => time === undefined || typeof time === 'number';

/** @throws TOKEN_INVALID */
export function parseClaims(text: string): JWTPayload {
  try {
    const claims: unknown = JSON.parse(text);
    if (typeof claims === 'object' && claims !== null && !Array.isArray(claims)) return claims as JWTPayload;
  } catch (cause) {
    throw tokenInvalid(undefined, { cause });
  }
  throw tokenInvalid();
}
