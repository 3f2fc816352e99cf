import type { MissingConsent } from '../consents/consent.rules.js';
import type { Payment } from '../infrastructure/database/repositories/payments.repository.js';
import { declineMessage } from './decline-message.js';
import type { CardDeclined, GraphqlPayment, PaymentAuthorized, PaymentNeedsConsent } from './payments.graphql.js';
import { lessonCalledOff, paymentOutcomePending } from './payments.errors.js';

export function toGraphqlPayment(payment: Payment): GraphqlPayment {
  const { id, lessonId, currency, status, declineReason } = payment;
  const money = (amountMinor: bigint) => ({ amountMinor: Number(amountMinor), currency });
  return {
    ...{ id, status, declineReason },
    lesson: { id: lessonId },
    amount: money(payment.amountMinor),
    platformFee: money(payment.platformFeeMinor),
    tutorShare: money(payment.tutorShareMinor),
  };
}

/**
 * What the one who pays is told, the first time and every later one.
 * @throws LESSON_CALLED_OFF when the lesson was called off before the card was authorised
 */
export function toPayLessonResult(payment: Payment): PaymentAuthorized | CardDeclined {
  const { id: paymentId, lessonId, status, declineReason, authorizedAt } = payment;
  if (declineReason !== null) return { payment: toGraphqlPayment(payment), reason: declineReason, message: declineMessage(declineReason) };
  if (authorizedAt !== null) return { payment: toGraphqlPayment(payment) };
  throw status === 'authorization_pending' ? paymentOutcomePending({ paymentId }) : lessonCalledOff({ lessonId, paymentId });
}

/** What somebody under age is told who may not pay without a guardian. */
export function toMissingConsent({ maximum }: MissingConsent): PaymentNeedsConsent {
  if (!maximum) return { maximumPerLesson: null, message: 'You are under age: your guardian has to agree to your paying for lessons' };
  const maximumPerLesson = { amountMinor: Number(maximum.priceMinor), currency: maximum.currency };
  return { maximumPerLesson, message: 'The lesson costs more than your guardian has agreed to' };
}
