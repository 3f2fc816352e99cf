import { Module } from '@nestjs/common';
import { LessonsRepository } from '../infrastructure/database/repositories/lessons.repository.js';
import { TutorAvailabilityRepository } from '../infrastructure/database/repositories/tutor-availability.repository.js';
import { TutorsModule } from '../tutors/tutors.module.js';
import { AvailabilityResolver } from './availability.resolver.js';
import { FindAvailability } from './find-availability.query.js';
import { FindFreeSlots } from './find-free-slots.js';
import { SetWeeklyAvailability } from './set-weekly-availability.js';

@Module({
  imports: [TutorsModule],
  // Taken slots are read here and lessons are booked within availability: the repository is what both share.
  providers: [LessonsRepository, TutorAvailabilityRepository, FindAvailability, FindFreeSlots, SetWeeklyAvailability, AvailabilityResolver],
  exports: [LessonsRepository, TutorAvailabilityRepository],
})
export class AvailabilityModule {}
