import { Module, type DynamicModule } from '@nestjs/common';
import { AvailabilityModule } from './availability/availability.module.js';
import { CoursesModule } from './courses/courses.module.js';
import { EnrolmentsModule } from './enrolments/enrolments.module.js';
import type { LearningEnvironment } from './environment.js';
import { LessonsModule } from './lessons/lessons.module.js';
import { MatchingModule } from './matching/matching.module.js';
import { StudentsModule } from './students/students.module.js';
import { TutorsModule } from './tutors/tutors.module.js';

@Module({})
export class LearningModule {
  static forRoot({ LEARNING_HOLD_MINUTES, LEARNING_HOLD_SWEEP_MS }: LearningEnvironment): DynamicModule {
    const lessons = LessonsModule.forRoot({ holdMinutes: LEARNING_HOLD_MINUTES, holdSweepMs: LEARNING_HOLD_SWEEP_MS });
    return {
      module: LearningModule,
      imports: [TutorsModule, StudentsModule, CoursesModule, EnrolmentsModule, AvailabilityModule, MatchingModule, lessons],
    };
  }
}
