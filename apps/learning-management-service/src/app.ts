import { join } from 'node:path';
import { defineService } from '@edtech/service-host';
import { LearningModule } from './app.module.js';
import { learningEnvironment } from './environment.js';
import { LeaveLessons } from './erasure/leave-lessons.js';
import { learningStates } from './infrastructure/database/aggregate-states.js';
import { bookingConsentCopies, lessonMeetingCopies, studentAccountCopies, tutorAccountCopies, tutorRatingCopies } from './infrastructure/database/projections.js';
import { FollowMeeting } from './lessons/follow-meeting.js';
import { FollowStudentAccount } from './students/follow-student-account.js';
import { FollowTutorAccount } from './tutors/follow-tutor-account.js';
import { learningPersonalData } from './infrastructure/database/personal-data.js';
import { messaging } from './infrastructure/database/schemas/messaging.schema.js';

/** Tutors, students, courses and lessons. */
export const learningService = defineService({
  service: 'learning',
  environment: learningEnvironment,
  module: ({ own }) => LearningModule.forRoot(own),
  tables: messaging,
  projections: [
    { projection: tutorAccountCopies, follower: FollowTutorAccount },
    { projection: studentAccountCopies, follower: FollowStudentAccount },
    { projection: tutorRatingCopies },
    { projection: lessonMeetingCopies, follower: FollowMeeting },
    { projection: bookingConsentCopies },
  ],
  aggregateStates: learningStates,
  personalData: learningPersonalData,
  erasureSteps: LeaveLessons,
  migrationsFolder: join(__dirname, '..', 'drizzle'),
});
