import { defineEvent } from '../../define-event.js';
import { contentStateV1 } from '../content-state.v1.js';

export const aiContentPublishedV1 = defineEvent({
  type: 'ai.content.published.v1',
  topic: 'edtech.ai.content',
  owner: 'ai',
  subject: 'contentId',
  description: 'A piece of learning content was published.',
  data: contentStateV1,
});
