import type { AccountDetails } from '../accounts/create-account.js';

/** What the first admin signs in with. */
export interface AdminCredentials {
  email: string;
  password: string;
  /** Of an authenticator app, in base32. */
  totpSecret?: string | undefined;
}

/** What is not asked of whoever deploys the platform; the admin may change it later. */
export function firstAdminDetails(email: string): AccountDetails {
  return { email, firstName: 'Platform', lastName: 'Admin', role: 'admin', locale: 'en', timeZone: 'UTC' };
}
