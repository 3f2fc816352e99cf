import { defineEvent } from '../../define-event.js';
import { userStateV1 } from '../user-state.v1.js';

export const identityUserCreatedV1 = defineEvent({
  type: 'identity.user.created.v1',
  topic: 'edtech.identity.user',
  owner: 'identity',
  subject: 'userId',
  description: 'An account was made.',
  data: userStateV1,
});
