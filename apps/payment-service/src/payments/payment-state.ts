import type { EventData, paymentPaymentAuthorizedV1 } from '@edtech/contracts';
import type { Payment } from '../infrastructure/database/repositories/payments.repository.js';

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
