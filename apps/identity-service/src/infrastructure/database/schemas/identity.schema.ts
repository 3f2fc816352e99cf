import { pgSchema } from 'drizzle-orm/pg-core';

/** Not exported from the index: provisioning makes the schema, migrations only fill it. */
export const identitySchema = pgSchema('identity');
