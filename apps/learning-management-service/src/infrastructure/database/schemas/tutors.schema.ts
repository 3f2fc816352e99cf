import { sql } from 'drizzle-orm';
import { bigint, boolean, char, check, doublePrecision, index, integer, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import { learningSchema } from './learning.schema.js';
import { moments } from './moments.js';

/** One row for each account with the role tutor. */
export const tutors = learningSchema.table(
  'tutors',
  {
    id: uuid('id').primaryKey(),
    userId: uuid('user_id').notNull().unique(),
    // Copies of what identity says, as of source_version.
    email: text('email').notNull(),
    name: text('name').notNull(),
    timeZone: text('time_zone').notNull(),
    /** Whether the account is active and still a tutor's: others are neither found nor booked. */
    accountActive: boolean('account_active').notNull(),
    sourceVersion: integer('source_version').notNull(),
    /** Null until the tutor has named a price. */
    hourlyRateMinor: bigint('hourly_rate_minor', { mode: 'bigint' }),
    currency: char('currency', { length: 3 }),
    subjects: text('subjects').array().notNull().default(sql`'{}'::text[]`),
    languages: text('languages').array().notNull().default(sql`'{}'::text[]`),
    isVerified: boolean('is_verified').notNull().default(false),
    verifiedAt: timestamp('verified_at', { withTimezone: true, mode: 'date' }),
    verifiedBy: uuid('verified_by'),
    // Copies of what analytics says, as of rating_source_version.
    ratingAverage: doublePrecision('rating_average'),
    ratingBayesian: doublePrecision('rating_bayesian'),
    reviewCount: integer('review_count').notNull().default(0),
    ratingSourceVersion: integer('rating_source_version').notNull().default(0),
    /** What search sorts by: never null, so that a cursor can point at it. */
    searchRank: doublePrecision('search_rank').notNull().generatedAlwaysAs(sql`coalesce(rating_bayesian, 0)`),
    version: integer('version').notNull().default(1),
    ...moments(),
  },
  (table) => [
    check('tutors_hourly_rate_not_negative', sql`${table.hourlyRateMinor} >= 0`),
    check('tutors_hourly_rate_has_currency', sql`(${table.hourlyRateMinor} is null) = (${table.currency} is null)`),
    check('tutors_currency_code', sql`${table.currency} ~ '^[A-Z]{3}$'`),
    check('tutors_verification_audited', sql`${table.isVerified} = (${table.verifiedAt} is not null) and ${table.isVerified} = (${table.verifiedBy} is not null)`),
    check('tutors_rating_range', sql`${table.ratingAverage} between 1 and 5 and ${table.ratingBayesian} between 1 and 5`),
    check('tutors_review_count_not_negative', sql`${table.reviewCount} >= 0`),
    index('tutors_subjects_idx').using('gin', table.subjects),
    index('tutors_languages_idx').using('gin', table.languages),
    // A page of search, best first (walked backwards).
    index('tutors_search_idx').on(table.searchRank, table.id).where(sql`is_verified and account_active`),
    index('tutors_verified_by_idx').on(table.verifiedBy).where(sql`verified_by is not null`),
  ],
);
