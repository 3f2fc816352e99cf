import { pgSchema } from 'drizzle-orm/pg-core';

/** The service's own schema. The provisioner makes it, so migrations never do. */
export const aiSchema = pgSchema('ai');
