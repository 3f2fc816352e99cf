import type { EventEnvelope, learningLessonUpdatedV1 } from '@edtech/contracts';

/** Every event about a lesson carries the same public state. */
export type LessonEvent = EventEnvelope<typeof learningLessonUpdatedV1>;
