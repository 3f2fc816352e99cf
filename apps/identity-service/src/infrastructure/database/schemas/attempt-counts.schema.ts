import { doublePrecision, index, integer, text } from 'drizzle-orm/pg-core';
import { identitySchema } from './identity.schema.js';

/** How often something was tried lately, for all replicas together. Columns and their order are those of rate-limiter-flexible. */
export const attemptCounts = identitySchema.table(
  'attempt_counts',
  {
    /** `<limit>:<who>`; accounts appear as hashes of their addresses. */
    key: text('key').primaryKey(),
    points: integer('points').notNull(),
    /** When the count begins anew, in milliseconds since 1970. */
    expire: doublePrecision('expire'),
  },
  (table) => [index('attempt_counts_expire_idx').on(table.expire)],
);
