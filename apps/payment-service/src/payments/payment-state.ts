import type { EventData, paymentPaymentAuthorizedV1 } from '@edtech/contracts';
import type { Payment } from '../infrastructure/database/repositories/payments.repository.js';
import { isPending } from './payment.js';

/** What is told of a payment in every event about it. */
export function paymentState(payment: Payment): EventData<typeof paymentPaymentAuthorizedV1> {
  const { id: paymentId, lessonId, studentUserId, tutorUserId, currency, status, declineReason } = payment;
  const money = (amountMinor: bigint) => ({ amountMinor: Number(amountMinor), currency });
  return {
    ...{ paymentId, lessonId, studentUserId, tutorUserId },
    amount: money(payment.amountMinor),
    platformFee: money(payment.platformFeeMinor),
    tutorShare: money(payment.tutorShareMinor),
    refunded: money(payment.refundedMinor),
    ...{ status, declineReason },
  };
}

/**
 * What the newest event about a payment said. Steps to a pending status are taken without telling anybody: until the
 * provider has answered, the public state is the one before. Undefined while nothing has been told.
 */
export function publishedPayment(payment: Payment): { sequence: number; data: EventData<typeof paymentPaymentAuthorizedV1> } | undefined {
  const data = paymentState(payment);
  if (!isPending(payment.status)) return { sequence: payment.version, data };
  if (payment.authorizedAt === null) return undefined;
  return { sequence: payment.version - 1, data: { ...data, status: 'authorized' } };
}
