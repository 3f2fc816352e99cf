import { bigint, text } from 'drizzle-orm/pg-core';
import { aiSchema } from './ai.schema.js';

/**
 * How often each part of what can be recommended has changed. A change counts up in its own transaction, so that
 * whoever reads the numbers first and the catalogue afterwards never misses one.
 */
export const catalogueRevisions = aiSchema.table('catalogue_revisions', {
  part: text('part').$type<'tutors' | 'ratings' | 'courses' | 'content'>().primaryKey(),
  revision: bigint('revision', { mode: 'number' }).notNull(),
});
