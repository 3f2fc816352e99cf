import { join } from 'node:path';
import { defineService } from '@edtech/service-host';
import { AiModule } from './app.module.js';
import { aiVariables } from './environment.js';
import { FollowCatalogue } from './catalogue/follow-catalogue.js';
import { aiStates } from './infrastructure/database/aggregate-states.js';
import { completedLessonCopies, courseCopies, enrolmentCopies, ratingCopies, studentCopies, tutorCopies } from './infrastructure/database/projections.js';
import { FollowLearner } from './learners/follow-learner.js';
import { aiPersonalData } from './infrastructure/database/personal-data.js';
import { messaging } from './infrastructure/database/schemas/messaging.schema.js';

/** Content, recommendations and learning paths. */
export const aiService = defineService({
  service: 'ai',
  environment: aiVariables,
  module: () => AiModule,
  tables: messaging,
  projections: [
    { projection: tutorCopies, follower: FollowCatalogue },
    { projection: courseCopies, follower: FollowCatalogue },
    { projection: ratingCopies, follower: FollowCatalogue },
    { projection: studentCopies, follower: FollowLearner },
    { projection: enrolmentCopies, follower: FollowLearner },
    { projection: completedLessonCopies, follower: FollowLearner },
  ],
  aggregateStates: aiStates,
  personalData: aiPersonalData,
  migrationsFolder: join(__dirname, '..', 'drizzle'),
});
