import { alreadyReviewed, lessonNotReviewable, reviewKeyReused, selfReview } from './reviews.errors.js';

export const COMMENT_MAX_CHARACTERS = 2_000;

/** What a participant wants to say. */
export interface ReviewAttempt {
  readonly lessonId: string;
  readonly reviewerUserId: string;
  readonly rating: number;
  readonly comment: string | null;
  readonly idempotencyKey: string;
}

/** Who took part in a lesson that took place. */
export interface ReviewableLesson {
  readonly tutorUserId: string;
  readonly studentUserId: string;
}

/** Whom a review is about, and in which role. */
export interface ReviewTarget {
  readonly targetUserId: string;
  readonly targetType: 'tutor' | 'student';
}

/**
 * The other participant of the lesson.
 * @throws LESSON_NOT_REVIEWABLE, the same where there is no such lesson and where it is somebody else's; SELF_REVIEW
 */
export function targetOf({ lessonId, reviewerUserId }: ReviewAttempt, lesson: ReviewableLesson | undefined): ReviewTarget {
  if (!lesson) throw lessonNotReviewable({ lessonId });
  const isTutor = lesson.tutorUserId === reviewerUserId;
  const isStudent = lesson.studentUserId === reviewerUserId;
  if (isTutor && isStudent) throw selfReview({ lessonId });
  if (isStudent) return { targetUserId: lesson.tutorUserId, targetType: 'tutor' };
  if (isTutor) return { targetUserId: lesson.studentUserId, targetType: 'student' };
  throw lessonNotReviewable({ lessonId });
}

/**
 * The earlier review that an attempt repeats: the answer got lost and the client asked again.
 * @throws ALREADY_REVIEWED, REVIEW_KEY_REUSED when it is not a repetition but another review
 */
export function repeatedReview<R extends ReviewAttempt>(attempt: ReviewAttempt, earlier: readonly R[]): R {
  const repeated = earlier.find(
    ({ lessonId, idempotencyKey, rating, comment }) =>
      lessonId === attempt.lessonId &&
      idempotencyKey === attempt.idempotencyKey &&
      rating === attempt.rating &&
      comment === attempt.comment,
  );
  if (repeated) return repeated;
  const { lessonId } = attempt;
  throw earlier.some((review) => review.lessonId === lessonId) ? alreadyReviewed({ lessonId }) : reviewKeyReused({ lessonId });
}

/** A comment as it is kept: without blanks around it, null when nothing is left. */
export function tidyComment(comment: string | null | undefined): string | null {
  return comment?.trim() || null;
}
