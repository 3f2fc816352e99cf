import { defineEvent } from '../../define-event.js';
import { userPersonalV1, userStateV1 } from '../user-state.v1.js';

export const identityUserUpdatedV1 = defineEvent({
  type: 'identity.user.updated.v1',
  topic: 'edtech.identity.user',
  owner: 'identity',
  subject: 'userId',
  description: 'Any public field of an account changed: name, e-mail, role, status, locale or time zone.',
  data: userStateV1,
  personal: userPersonalV1,
});
