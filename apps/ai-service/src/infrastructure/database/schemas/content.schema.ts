import { sql } from 'drizzle-orm';
import { check, customType, index, integer, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import { aiSchema } from './ai.schema.js';

export const contentType = aiSchema.enum('content_type', ['article', 'video', 'exercise', 'quiz']);

const tsvector = customType<{ data: string }>({ dataType: () => 'tsvector' });

/** What tutors and admins have published for learners. */
export const content = aiSchema.table(
  'content',
  {
    id: uuid('id').primaryKey(),
    creatorUserId: uuid('creator_user_id').notNull(),
    title: text('title').notNull(),
    description: text('description').notNull(),
    contentType: contentType('content_type').notNull(),
    /** A subject of the taxonomy, as a slug. */
    subject: text('subject').notNull(),
    /**
     * What full-text search looks in, the title first. Stemmed as English, so that "equations" finds "equation",
     * and once more as it stands, since content may be in any language.
     */
    search: tsvector('search')
      .notNull()
      .generatedAlwaysAs(
        sql`setweight(to_tsvector('english', title), 'A') || setweight(to_tsvector('simple', title), 'A') || setweight(to_tsvector('english', description), 'C') || setweight(to_tsvector('simple', description), 'C')`,
      ),
    version: integer('version').notNull().default(1),
    createdAt: timestamp('created_at', { withTimezone: true, mode: 'date' }).notNull(),
  },
  (table) => [
    index('content_search_idx').using('gin', table.search),
    // A subject's content, newest first: ids are made in the order of time.
    index('content_subject_idx').on(table.subject, table.id),
    index('content_creator_idx').on(table.creatorUserId),
    check('content_title_length', sql`char_length(${table.title}) between 1 and 200`),
    check('content_subject_is_slug', sql`${table.subject} ~ '^[a-z0-9]+(-[a-z0-9]+)*$'`),
  ],
);
