// Everything that drizzle-kit makes migrations of. The pgSchema is left out: the provisioner makes it.
export * from './ai-interactions.schema.js';
export * from './catalogue-revisions.schema.js';
export * from './completed-lessons.schema.js';
export * from './content.schema.js';
export * from './course-references.schema.js';
export * from './enrolments.schema.js';
export * from './learners.schema.js';
export * from './learning-paths.schema.js';
export * from './messaging.schema.js';
export * from './recommendations.schema.js';
export * from './student-references.schema.js';
export * from './tutor-ratings.schema.js';
export * from './tutor-references.schema.js';
