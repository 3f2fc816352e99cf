import { pgSchema } from 'drizzle-orm/pg-core';

/** Made by whoever provisions the database, so it is not among the exported tables. */
export const communicationSchema = pgSchema('communication');
