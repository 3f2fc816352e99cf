import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** By which programs that look for leaked secrets know one of ours. */
const PREFIX = 'edtech_secret_';

/** 256 random bits, for a person to hand to a program: shown once and kept nowhere. */
export function generateClientSecret(): string {
  return `${PREFIX}${randomBytes(32).toString('base64url')}`;
}

/**
 * What is stored of one: SHA-256 in hex. A password needs a slow hash because people choose few of all there are; of 2^256 secrets
 * nobody finds one by trying, so a fast hash hides it as well, and a token costs no 20 ms of a core.
 */
export function hashClientSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}

/** In the same time wherever they differ. */
export function isSameHash(one: string, other: string): boolean {
  return timingSafeEqual(Buffer.from(one, 'hex'), Buffer.from(other, 'hex'));
}
