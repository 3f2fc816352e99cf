import { sql } from 'drizzle-orm';
import { check, jsonb, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import type { Preferences, Settings } from '../../../profiles/profile-documents.js';
import { identitySchema } from './identity.schema.js';
import { users } from './users.schema.js';

/** What users say about themselves and how they like things: private, and published in no event. */
export const userProfiles = identitySchema.table(
  'user_profiles',
  {
    userId: uuid('user_id')
      .primaryKey()
      .references(() => users.id, { onDelete: 'cascade' }),
    bio: text('bio'),
    preferences: jsonb('preferences').$type<Preferences>().notNull().default({}),
    settings: jsonb('settings').$type<Settings>().notNull().default({}),
    /** Set by a trigger. */
    updatedAt: timestamp('updated_at', { withTimezone: true, mode: 'date' }).notNull().defaultNow(),
  },
  () => [
    check('user_profiles_bio_check', sql`char_length(bio) <= 2000`),
    // The documents' shapes are checked with zod at each write; here only that they are documents.
    check('user_profiles_preferences_check', sql`jsonb_typeof(preferences) = 'object'`),
    check('user_profiles_settings_check', sql`jsonb_typeof(settings) = 'object'`),
  ],
);
