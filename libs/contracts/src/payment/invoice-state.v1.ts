import { z } from 'zod';
import { id, instant, money } from '../values.js';

/** An issued invoice: immutable. */
export const invoiceStateV1 = z.object({
  invoiceId: id,
  number: z.string(),
  paymentId: id,
  lessonId: id,
  studentUserId: id,
  tutorUserId: id,
  amount: money,
  issuedAt: instant,
});
