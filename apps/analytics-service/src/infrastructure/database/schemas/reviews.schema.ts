import { sql } from 'drizzle-orm';
import { check, index, integer, smallint, text, timestamp, unique, uuid } from 'drizzle-orm/pg-core';
import { analyticsSchema } from './analytics.schema.js';

/** Which role the reviewed person had in the lesson. */
export const reviewTargetType = analyticsSchema.enum('review_target_type', ['tutor', 'student']);

/** Hidden reviews are kept, but neither shown nor counted. */
export const reviewModeration = analyticsSchema.enum('review_moderation', ['visible', 'hidden']);

/** Written into the statement and not bound, so that every plan can use the index on the visible ones. */
export const isVisible = sql`moderation = 'visible'`;

/** What a participant of a completed lesson says about the other. */
export const reviews = analyticsSchema.table(
  'reviews',
  {
    id: uuid('id').primaryKey(),
    lessonId: uuid('lesson_id').notNull(),
    reviewerUserId: uuid('reviewer_user_id').notNull(),
    targetUserId: uuid('target_user_id').notNull(),
    targetType: reviewTargetType('target_type').notNull(),
    rating: smallint('rating').notNull(),
    comment: text('comment'),
    moderation: reviewModeration('moderation').notNull().default('visible'),
    /** Made by the client: a repeated request with it is the same review. */
    idempotencyKey: uuid('idempotency_key').notNull(),
    version: integer('version').notNull().default(1),
    createdAt: timestamp('created_at', { withTimezone: true, mode: 'date' }).notNull(),
  },
  (table) => [
    unique('reviews_reviewer_lesson_key').on(table.reviewerUserId, table.lessonId),
    unique('reviews_reviewer_idempotency_key').on(table.reviewerUserId, table.idempotencyKey),
    check('reviews_rating_1_to_5', sql`${table.rating} between 1 and 5`),
    check('reviews_not_self', sql`${table.reviewerUserId} <> ${table.targetUserId}`),
    check('reviews_comment_length', sql`char_length(${table.comment}) between 1 and 2000`),
    // The page of reviews about a user, newest first (walked backwards), and their average.
    index('reviews_target_visible_idx').on(table.targetUserId, table.createdAt, table.id).where(isVisible),
    index('reviews_lesson_idx').on(table.lessonId),
  ],
);
