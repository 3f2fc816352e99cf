import type { EventData, identityUserCreatedV1 } from '@edtech/contracts';

export const userRoles = ['student', 'tutor', 'admin'] as const;
export type UserRole = (typeof userRoles)[number];

/** suspended: an admin may lift it; deleted: for good. Neither can sign in. */
export const userStatuses = ['active', 'suspended', 'deleted'] as const;
export type UserStatus = (typeof userStatuses)[number];

/** One account, as stored in `users`. */
export interface Account {
  id: string;
  email: string;
  firstName: string;
  lastName: string;
  role: UserRole;
  status: UserStatus;
  /** BCP 47 language tag. */
  locale: string;
  /** IANA time zone. */
  timeZone: string;
  version: number;
  createdAt: Date;
}

/** What can change about an account once it exists. */
export type AccountChanges = Partial<Pick<Account, 'email' | 'firstName' | 'lastName' | 'role' | 'status' | 'locale' | 'timeZone'>>;

/** What the platform is told about an account. */
export function publicState(account: Account): EventData<typeof identityUserCreatedV1> {
  const { id, email, firstName, lastName, role, status, locale, timeZone, createdAt } = account;
  return { userId: id, email, firstName, lastName, role, status, locale, timeZone, createdAt: createdAt.toISOString() };
}

/** Those of the changes that change anything. Empty: nothing to write, and nothing to tell anyone. */
export function effectiveChanges(account: Account, changes: AccountChanges): AccountChanges {
  const entries = Object.entries(changes) as [keyof AccountChanges, string | undefined][];
  return Object.fromEntries(entries.filter(([field, value]) => value !== undefined && value !== account[field])) as AccountChanges;
}

/** A deleted account stays deleted; between the other states an admin moves it freely. */
export function mayBecome(from: UserStatus, to: UserStatus): boolean {
  return from !== 'deleted' || to === 'deleted';
}

/** Names without blanks around them, the locale in its canonical spelling: `de-at` is `de-AT`. */
export function tidied<T extends Pick<AccountChanges, 'firstName' | 'lastName' | 'locale'>>(details: T): T {
  const { firstName, lastName, locale } = details;
  return {
    ...details,
    ...(firstName !== undefined && { firstName: firstName.trim() }),
    ...(lastName !== undefined && { lastName: lastName.trim() }),
    ...(locale !== undefined && { locale: Intl.getCanonicalLocales(locale)[0] }),
  };
}
