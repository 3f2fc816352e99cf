import { pgSchema } from 'drizzle-orm/pg-core';

/** Made by the provisioner, and therefore not exported from `index.ts`: drizzle-kit shall not make it again. */
export const learningSchema = pgSchema('learning');
