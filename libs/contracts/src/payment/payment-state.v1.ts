import { z } from 'zod';
import { id, money } from '../values.js';

/** The public state of a payment. amount = platformFee + tutorShare, always. */
export const paymentStateV1 = z.object({
  paymentId: id,
  lessonId: id,
  studentUserId: id,
  tutorUserId: id,
  amount: money,
  platformFee: money,
  tutorShare: money,
  refunded: money,
  status: z.enum(['authorization_pending', 'authorized', 'declined', 'capture_pending', 'captured', 'void_pending', 'voided', 'refunded']),
  declineReason: z.string().nullable(),
});
