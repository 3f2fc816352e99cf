import { z } from 'zod';
import { id } from '../values.js';

/** The public state of a conversation. Messages themselves never travel as events. */
export const conversationStateV1 = z.object({
  conversationId: id,
  lessonId: id.nullable(),
  participantUserIds: z.array(id),
  status: z.enum(['open', 'archived', 'blocked']),
});
