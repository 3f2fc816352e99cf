import { defineEvent } from '../../define-event.js';
import { erasureStateV1 } from '../erasure-state.v1.js';

export const identityErasureCompletedV1 = defineEvent({
  type: 'identity.erasure.completed.v1',
  topic: 'edtech.identity.erasure',
  owner: 'identity',
  subject: 'erasureId',
  description: 'No service holds personal data of the person any more. What is kept in books and statistics names nothing but ids.',
  data: erasureStateV1,
});
