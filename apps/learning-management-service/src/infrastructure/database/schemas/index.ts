// Everything that drizzle-kit makes migrations of. The pgSchema is left out: the provisioner makes it.
export * from './booking-consents.schema.js';
export * from './courses.schema.js';
export * from './enrolments.schema.js';
export * from './lessons.schema.js';
export * from './matching-requests.schema.js';
export * from './messaging.schema.js';
export * from './students.schema.js';
export * from './tutor-availability.schema.js';
export * from './tutors.schema.js';
