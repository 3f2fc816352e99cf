import { repeatedReview, targetOf, tidyComment, type ReviewAttempt } from './review.rules.js';
import { alreadyReviewed, lessonNotReviewable, reviewKeyReused, selfReview } from './reviews.errors.js';

const attempt: ReviewAttempt = { lessonId: 'lesson', reviewerUserId: 'student', rating: 5, comment: 'Clear and kind', idempotencyKey: 'key' };
const lesson = { tutorUserId: 'tutor', studentUserId: 'student' };
const errorOf = (work: () => unknown): unknown => {
  try {
    work();
  } catch (error) {
    return error;
  }
  return undefined;
};

describe('whom a review is about', () => {
  it('is the tutor when the student reviews, and the student when the tutor does', () => {
    expect(targetOf(attempt, lesson)).toEqual({ targetUserId: 'tutor', targetType: 'tutor' });
    expect(targetOf({ ...attempt, reviewerUserId: 'tutor' }, lesson)).toEqual({ targetUserId: 'student', targetType: 'student' });
  });

  it('is nobody for a lesson that is not known to have taken place', () => {
    const error = errorOf(() => targetOf(attempt, undefined));
    expect(lessonNotReviewable.matches(error)).toBe(true);
    expect((error as Error).message).toMatch(/unknown, not completed yet, or not one of yours/);
  });

  it('is nobody for a stranger', () => {
    expect(lessonNotReviewable.matches(errorOf(() => targetOf({ ...attempt, reviewerUserId: 'other' }, lesson)))).toBe(true);
  });

  it('is never the reviewer', () => {
    expect(selfReview.matches(errorOf(() => targetOf(attempt, { tutorUserId: 'student', studentUserId: 'student' })))).toBe(true);
  });
});

describe('a second review', () => {
  it('is the first one when everything in it is the same', () => {
    const first = { ...attempt };
    expect(repeatedReview(attempt, [first])).toBe(first);
  });

  it.each([
    ['another rating', { rating: 1 }],
    ['another comment', { comment: null }],
    ['another key', { idempotencyKey: 'other' }],
  ])('is refused with %s', (_what, change) => {
    expect(alreadyReviewed.matches(errorOf(() => repeatedReview({ ...attempt, ...change }, [attempt])))).toBe(true);
  });

  it('is refused when its key stands for the review of another lesson', () => {
    expect(reviewKeyReused.matches(errorOf(() => repeatedReview({ ...attempt, lessonId: 'other' }, [attempt])))).toBe(true);
  });
});

test('a comment of blanks is none', () => {
  expect(tidyComment('  \n ')).toBeNull();
  expect(tidyComment(undefined)).toBeNull();
  expect(tidyComment(' Good. ')).toBe('Good.');
});
