// Everything that drizzle-kit makes migrations of. The pgSchema is left out: the provisioner makes it.
export * from './analytics-events.schema.js';
export * from './completed-lessons.schema.js';
export * from './messaging.schema.js';
export * from './payment-references.schema.js';
export * from './reports.schema.js';
export * from './reviews.schema.js';
export * from './tutor-ratings.schema.js';
export * from './user-metrics.schema.js';
