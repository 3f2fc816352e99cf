import { defineError } from '@edtech/errors';

/** There is no such lesson, or it is not the asker's to pay for: which of the two is nobody else's business. */
export const payableLessonNotFound = defineError<{ lessonId: string }>({
  code: 'PAYABLE_LESSON_NOT_FOUND',
  kind: 'not-found',
  message: 'You have no such lesson to pay for',
});

/** The lesson is not waiting for a payment: paid, over, or called off. */
export const lessonNotHeld = defineError<{ lessonId: string; status: string }>({
  code: 'LESSON_NOT_HELD',
  kind: 'conflict',
  message: ({ status }) => `This lesson is ${status} and does not wait for a payment`,
});

/** The slot was held for a while, and the while is over. */
export const lessonHoldExpired = defineError<{ lessonId: string }>({
  code: 'LESSON_HOLD_EXPIRED',
  kind: 'conflict',
  message: 'The slot is no longer held for you: book it again',
});

/** Nothing is to be paid for this lesson. */
export const lessonIsFree = defineError<{ lessonId: string }>({
  code: 'LESSON_IS_FREE',
  kind: 'conflict',
  message: 'This lesson costs nothing',
});

/** Another payment for this lesson is under way or done. */
export const lessonAlreadyPaid = defineError<{ lessonId: string }>({
  code: 'LESSON_ALREADY_PAID',
  kind: 'conflict',
  message: 'There is already a payment for this lesson',
});

/** The card was authorised, but the lesson had been called off meanwhile: the authorisation is being given back. */
export const lessonCalledOff = defineError<{ lessonId: string; paymentId: string }>({
  code: 'LESSON_CALLED_OFF',
  kind: 'conflict',
  message: 'The lesson was called off while you paid: nothing is taken from your card',
});

/** The payment method is none that the card provider could know. */
export const paymentMethodUnknown = defineError<{ paymentMethod: string; problem: string }>({
  code: 'PAYMENT_METHOD_UNKNOWN',
  kind: 'invalid',
  message: ({ problem }) => problem,
});

/** The provider has not answered. The payment goes on by itself; the same request sent again hears its outcome. */
export const paymentOutcomePending = defineError<{ paymentId: string }>({
  code: 'PAYMENT_OUTCOME_PENDING',
  kind: 'unavailable',
  message: 'The card provider has not answered yet. Ask again with the same idempotency key',
});
