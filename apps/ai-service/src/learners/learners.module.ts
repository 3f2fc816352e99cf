import { Module } from '@nestjs/common';
import { RepositoriesModule } from '../infrastructure/database/repositories/repositories.module.js';
import { LearningPathsModule } from '../learning-paths/learning-paths.module.js';
import { RecommendationsModule } from '../recommendations/recommendations.module.js';
import { FollowLearner } from './follow-learner.js';
import { OnEnrolmentCreated } from './on-enrolment-created.js';
import { OnLessonCompleted } from './on-lesson-completed.js';
import { OnStudentChanged } from './on-student-changed.js';

/** What is known about those who learn, and what follows from it. */
@Module({
  imports: [RepositoriesModule, LearningPathsModule, RecommendationsModule],
  controllers: [OnStudentChanged, OnEnrolmentCreated, OnLessonCompleted],
  providers: [FollowLearner],
})
export class LearnersModule {}
