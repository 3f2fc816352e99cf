import { accountNotActive } from './accounts.errors.js';
import type { Account } from './account.rules.js';

/**
 * The account of someone who acts. An access token lives on for minutes after its account was suspended: here it stops.
 *
 * @throws ACCOUNT_NOT_ACTIVE
 */
export function requireActive(account: Account | undefined): Account {
  if (account?.status !== 'active') throw accountNotActive();
  return account;
}
