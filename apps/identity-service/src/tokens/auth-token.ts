import { createHash, randomBytes } from 'node:crypto';

export const authTokenTypes = ['refresh', 'email_verify', 'password_reset'] as const;
export type AuthTokenType = (typeof authTokenTypes)[number];

/** A token as stored in `auth_tokens`: `token` is the hash. */
export interface StoredToken {
  id: string;
  userId: string;
  familyId: string | null;
  token: string;
  type: AuthTokenType;
  createdAt: Date;
  expiresAt: Date;
  usedAt: Date | null;
}

/** 256 random bits, 43 characters of base64url: given to the client once and kept nowhere. */
export function generateToken(): string {
  return randomBytes(32).toString('base64url');
}

/** What is stored of a token: SHA-256 in hex. */
export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
