import { byUser, messagingPersonalData, personalData } from '@edtech/personal-data';
import * as tables from './schemas/index.js';

const { analyticsEvents, completedLessons, paymentReferences, reports, reviews, tutorRatings, userMetrics } = tables;

const COPY = 'A copy of what its owner keeps: ids, times and amounts, from which figures are computed.';

/** What analytics holds of people. */
export const analyticsPersonalData = personalData(tables, {
  ...messagingPersonalData(tables),
  analyticsEvents: {
    found: byUser(analyticsEvents.userId),
    gives: ['id', 'eventType', 'subject', 'sequence', 'metadata', 'timestamp'],
    // The fact is counted as before, and is about nobody any more.
    erasure: { set: () => ({ userId: null }), keeps: { eventType: 'The name of a fact.', metadata: 'Ids, amounts and words of fixed vocabularies: no text of anybody is recorded.' } },
  },
  completedLessons: {
    found: byUser(completedLessons.studentUserId, completedLessons.tutorUserId),
    gives: ['lessonId', 'tutorUserId', 'studentUserId', 'subject', 'completedAt'],
    erasure: { keep: COPY },
  },
  paymentReferences: {
    found: byUser(paymentReferences.studentUserId, paymentReferences.tutorUserId),
    gives: ['paymentId', 'lessonId', 'studentUserId', 'tutorUserId', 'amountMinor', 'refundedMinor', 'currency', 'status'],
    erasure: { keep: COPY },
  },
  reviews: [
    {
      as: 'reviewsWritten',
      found: byUser(reviews.reviewerUserId),
      gives: ['id', 'lessonId', 'targetUserId', 'targetType', 'rating', 'comment', 'moderation', 'createdAt'],
      // The rating goes on being counted.
      erasure: { set: () => ({ comment: null }) },
    },
    {
      as: 'reviewsReceived',
      found: byUser(reviews.targetUserId),
      gives: ['id', 'lessonId', 'reviewerUserId', 'rating', 'comment', 'moderation', 'createdAt'],
      erasure: { set: () => ({ comment: null }) },
    },
  ],
  tutorRatings: {
    found: byUser(tutorRatings.tutorUserId),
    gives: ['average', 'bayesian', 'reviewCount', 'updatedAt'],
    erasure: { keep: 'What the ratings by others add up to.' },
  },
  userMetrics: {
    found: byUser(userMetrics.userId),
    gives: ['lessonCount', 'totalSpentMinor', 'totalSpentCurrency', 'avgRating', 'bayesianRating', 'updatedAt'],
    erasure: 'delete',
  },
  reports: {
    found: byUser(reports.generatedBy),
    gives: ['id', 'type', 'watermark', 'generatedAt'],
    withholds: { data: 'Figures of the whole platform.' },
    erasure: { keep: 'Figures of the whole platform; who asked for them is an id.' },
  },
});
