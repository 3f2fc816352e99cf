import { defineError } from '@edtech/errors';

/**
 * The lesson may be there and even over, but its completion has not been heard of here: worth another try soon. Strangers are told
 * the same of every lesson, so that nobody learns which there are.
 */
export const lessonNotReviewable = defineError<{ lessonId: string }>({
  code: 'LESSON_NOT_REVIEWABLE',
  kind: 'conflict',
  message: 'The lesson cannot be reviewed: it is unknown, not completed yet, or not one of yours',
});

export const selfReview = defineError<{ lessonId: string }>({
  code: 'SELF_REVIEW',
  kind: 'forbidden',
  message: 'You cannot review yourself',
});

export const alreadyReviewed = defineError<{ lessonId: string }>({
  code: 'ALREADY_REVIEWED',
  kind: 'conflict',
  message: 'You have already reviewed this lesson',
});

export const reviewKeyReused = defineError<{ lessonId: string }>({
  code: 'REVIEW_KEY_REUSED',
  kind: 'conflict',
  message: 'The idempotency key was already used for the review of another lesson',
});
