import { defineEvent } from '../../define-event.js';
import { userPersonalV1, userStateV1 } from '../user-state.v1.js';

export const identityUserCreatedV1 = defineEvent({
  type: 'identity.user.created.v1',
  topic: 'edtech.identity.user',
  owner: 'identity',
  subject: 'userId',
  description: 'An account was made.',
  data: userStateV1,
  personal: userPersonalV1,
});
