import { UnitOfWork } from '@edtech/messaging';
import { Injectable } from '@nestjs/common';
import { v7 as newId } from 'uuid';
import { TutorAvailabilityRepository, type Rule } from '../infrastructure/database/repositories/tutor-availability.repository.js';
import { TutorsRepository } from '../infrastructure/database/repositories/tutors.repository.js';
import { tutorProfileNotReady } from '../tutors/tutors.errors.js';
import { refuseOverlaps, type AvailabilityRule } from './availability.js';

@Injectable()
export class SetWeeklyAvailability {
  constructor(
    private readonly work: UnitOfWork,
    private readonly tutors: TutorsRepository,
    private readonly availability: TutorAvailabilityRepository,
  ) {}

  /** Replaces all rules of the tutor. Lessons that are booked stay. @throws AVAILABILITY_OVERLAP, TUTOR_PROFILE_NOT_READY */
  async run(tutorUserId: string, rules: readonly AvailabilityRule[]): Promise<Rule[]> {
    refuseOverlaps(rules);
    return this.work.run(async ({ tx }) => {
      const tutor = await this.tutors.lockByUserId(tx, tutorUserId);
      if (!tutor) throw tutorProfileNotReady();
      await this.availability.replace(tx, tutor.id, rules.map((rule) => ({ ...rule, id: newId(), tutorId: tutor.id })));
      return this.availability.findByTutor(tx, tutor.id);
    });
  }
}
