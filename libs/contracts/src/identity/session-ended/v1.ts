import { z } from 'zod';
import { defineEvent } from '../../define-event.js';
import { id, instant } from '../../values.js';

export const identitySessionEndedV1 = defineEvent({
  type: 'identity.session.ended.v1',
  topic: 'edtech.identity.session',
  owner: 'identity',
  subject: 'sessionId',
  description:
    'A sign-in is over before its time: access tokens of the session are not to be believed any more, though they have not expired. ' +
    'The same is told of a secret of a service account that is revoked or suspended: userId is then the id of the service account. ' +
    'And of what a session was before its user has stepped up (reason stepped_up): sessionId is then what tokens from before say in aid, and the session goes on.',
  data: z.object({
    sessionId: id,
    userId: id,
    /** Such as `signed_out`, `revoked`, `password_changed`, `token_reused`, `account_closed`, `stepped_up`. More may be added. */
    reason: z.string().min(1).max(40),
    endedAt: instant,
  }),
});
