import { defineError } from '@edtech/errors';
import type { UserStatus } from '../accounts/account.rules.js';

export const ownStatusUnchangeable = defineError({
  code: 'OWN_STATUS_UNCHANGEABLE',
  kind: 'forbidden',
  message: 'Nobody changes the status of their own account.',
});

export const statusChangeRefused = defineError<{ from: UserStatus; to: UserStatus }>({
  code: 'STATUS_CHANGE_REFUSED',
  kind: 'conflict',
  message: ({ from, to }) => `An account that is ${from} cannot become ${to}.`,
});
