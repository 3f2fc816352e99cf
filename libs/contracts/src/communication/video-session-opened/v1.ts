import { defineEvent } from '../../define-event.js';
import { videoSessionStateV1 } from '../video-session-state.v1.js';

export const communicationVideoSessionOpenedV1 = defineEvent({
  type: 'communication.video-session.opened.v1',
  topic: 'edtech.communication.video-session',
  owner: 'communication',
  subject: 'videoSessionId',
  description: 'A video room was made for a lesson.',
  data: videoSessionStateV1,
});
