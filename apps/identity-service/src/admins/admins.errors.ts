import { defineError } from '@edtech/errors';
import type { UserStatus } from '../accounts/account.rules.js';

export const ownStatusUnchangeable = defineError({
  code: 'OWN_STATUS_UNCHANGEABLE',
  kind: 'forbidden',
  message: 'Nobody changes the status of their own account.',
});

export const ownRoleUnchangeable = defineError({
  code: 'OWN_ROLE_UNCHANGEABLE',
  kind: 'forbidden',
  message: 'Nobody changes the role of their own account.',
});

export const roleChangeRefused = defineError({
  code: 'ROLE_CHANGE_REFUSED',
  kind: 'conflict',
  message: 'An account that is closed keeps its role.',
});

export const statusChangeRefused = defineError<{ from: UserStatus; to: UserStatus }>({
  code: 'STATUS_CHANGE_REFUSED',
  kind: 'conflict',
  message: ({ from, to }) => `An account that is ${from} cannot become ${to}.`,
});
