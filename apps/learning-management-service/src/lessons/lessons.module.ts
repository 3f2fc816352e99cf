import { Module, type DynamicModule } from '@nestjs/common';
import { AvailabilityModule } from '../availability/availability.module.js';
import { ConsentsModule } from '../consents/consents.module.js';
import { CoursesModule } from '../courses/courses.module.js';
import { EnrolmentsModule } from '../enrolments/enrolments.module.js';
import { LeaveLessons } from '../erasure/leave-lessons.js';
import { StudentsModule } from '../students/students.module.js';
import { TutorsModule } from '../tutors/tutors.module.js';
import { BookLesson } from './book-lesson.js';
import { BookLessonResolver } from './book-lesson.resolver.js';
import { FindLessons } from './find-lessons.query.js';
import { FinishLesson } from './finish-lesson.js';
import { FollowMeeting } from './follow-meeting.js';
import { HoldExpiryLoop } from './hold-expiry.loop.js';
import { HOLD_MINUTES, HOLD_SWEEP_MS } from './hold-settings.js';
import { LessonLoaders } from './lesson-loaders.js';
import { LessonSteps } from './lesson-steps.js';
import { LessonsResolver } from './lessons.resolver.js';
import { OnPaymentAuthorized } from './on-payment-authorized.js';
import { OnPaymentDeclined } from './on-payment-declined.js';
import { OnVideoSessionOpened } from './on-video-session-opened.js';
import { ReleaseExpiredHolds } from './release-expired-holds.js';
import { UserLessonsResolver } from './user-lessons.resolver.js';

export interface LessonSettings {
  readonly holdMinutes: number;
  readonly holdSweepMs: number;
}

@Module({})
export class LessonsModule {
  static forRoot({ holdMinutes, holdSweepMs }: LessonSettings): DynamicModule {
    return {
      module: LessonsModule,
      imports: [TutorsModule, StudentsModule, CoursesModule, EnrolmentsModule, AvailabilityModule, ConsentsModule],
      controllers: [OnPaymentAuthorized, OnPaymentDeclined, OnVideoSessionOpened],
      providers: [
        { provide: HOLD_MINUTES, useValue: holdMinutes },
        { provide: HOLD_SWEEP_MS, useValue: holdSweepMs },
        ...[FindLessons, LessonLoaders, LessonSteps, BookLesson, FinishLesson, FollowMeeting, ReleaseExpiredHolds, HoldExpiryLoop, LeaveLessons],
        ...[LessonsResolver, BookLessonResolver, UserLessonsResolver],
      ],
    };
  }
}
