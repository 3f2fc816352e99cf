import { defineEvent } from '../../define-event.js';
import { erasureStateV1 } from '../erasure-state.v1.js';

export const identityErasureRequestedV1 = defineEvent({
  type: 'identity.erasure.requested.v1',
  topic: 'edtech.identity.erasure',
  owner: 'identity',
  subject: 'erasureId',
  description: 'A person asked for the erasure of their data. The account is closed; whoever holds data under its id erases them now. May be told again, under another erasureId.',
  data: erasureStateV1,
});
