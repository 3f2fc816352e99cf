import type { DomainError } from '@edtech/errors';
import { errors } from 'jose';
import { signingKeysUnavailable, tokenExpired, tokenInvalid } from './auth.errors.js';

/** What a token's check threw, as its bearer is told. */
export function problemOf(cause: unknown): DomainError {
  if (cause instanceof errors.JWTExpired) return tokenExpired(undefined, { cause });
  const aboutTheToken =
    cause instanceof errors.JWTClaimValidationFailed ||
    cause instanceof errors.JWTInvalid ||
    cause instanceof errors.JWSInvalid ||
    cause instanceof errors.JWSSignatureVerificationFailed ||
    cause instanceof errors.JOSEAlgNotAllowed ||
    cause instanceof errors.JOSENotSupported ||
    cause instanceof errors.JWKSNoMatchingKey ||
    cause instanceof errors.JWKSMultipleMatchingKeys;
  return aboutTheToken ? tokenInvalid(undefined, { cause }) : signingKeysUnavailable(undefined, { cause });
}
