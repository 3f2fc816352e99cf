export const serviceAccountStatuses = ['active', 'suspended'] as const;
export type ServiceAccountStatus = (typeof serviceAccountStatuses)[number];

/** What a service account may be allowed to do, by the names that its tokens carry. */
export const serviceAccountScopes = ['events:read', 'events:operate'] as const;
export type ServiceAccountScope = (typeof serviceAccountScopes)[number];

/** As many secrets of one account are good at once: the old one and the new one while it is changed. */
export const SECRETS_AT_ONCE = 2;

const DAY_MS = 24 * 60 * 60 * 1000;
/** A token that would live shorter than this is of no use to anybody. */
const SECOND_MS = 1_000;

/** A program's account, as stored in `service_accounts`. */
export interface ServiceAccount {
  id: string;
  name: string;
  description: string;
  scopes: ServiceAccountScope[];
  status: ServiceAccountStatus;
  createdBy: string | null;
  createdAt: Date;
}

/** A secret of one, as stored in `service_account_secrets`. */
export interface ServiceAccountSecret {
  id: string;
  serviceAccountId: string;
  secretHash: string;
  sessionId: string;
  createdBy: string | null;
  createdAt: Date;
  expiresAt: Date;
  lastUsedAt: Date | null;
  revokedAt: Date | null;
}

/** When a secret ends that is made now for so many days. */
export function secretExpiry(now: Date, days: number): Date {
  return new Date(now.getTime() + days * DAY_MS);
}

/** Neither revoked nor expired. Whether the account is active is another question. */
export function isGood(secret: Pick<ServiceAccountSecret, 'expiresAt' | 'revokedAt'>, now: Date): boolean {
  return secret.revokedAt === null && secret.expiresAt.getTime() - now.getTime() >= SECOND_MS;
}

/** When a token ends that is given out now: never after its secret. @param longestMs how long tokens live otherwise */
export function tokenExpiry({ expiresAt }: Pick<ServiceAccountSecret, 'expiresAt'>, now: Date, longestMs: number): Date {
  return new Date(Math.min(now.getTime() + longestMs, expiresAt.getTime()));
}

/**
 * What a token is given: all that the account has, or what is asked for of it. Undefined when something else is asked for too:
 * nobody should find out later that they have less than they thought.
 *
 * @param asked names separated by blanks, as RFC 6749 writes them
 */
export function scopesGiven(account: Pick<ServiceAccount, 'scopes'>, asked: string | undefined): readonly ServiceAccountScope[] | undefined {
  if (asked === undefined) return account.scopes;
  const names = new Set(asked.split(' '));
  const given = account.scopes.filter((scope) => names.has(scope));
  return given.length === names.size ? given : undefined;
}
