import { DATABASE, type Database } from '@edtech/drizzle';
import { CLOCK, type Clock } from '@edtech/scheduling';
import { Inject, Injectable } from '@nestjs/common';
import { LessonsRepository } from '../infrastructure/database/repositories/lessons.repository.js';
import { TutorAvailabilityRepository } from '../infrastructure/database/repositories/tutor-availability.repository.js';
import { TutorsRepository } from '../infrastructure/database/repositories/tutors.repository.js';
import { refuseUnbookableTutor } from '../tutors/refuse-unbookable-tutor.js';
import { freeSlotsRangeInvalid } from './availability.errors.js';
import { freeSlots, slotHorizon, type Interval } from './availability.js';

/** The longest range that may be asked for at once. */
const MAX_DAYS = 31;
const DAY_MS = 86_400_000;

export interface FreeSlotsWanted {
  readonly tutorId: string;
  readonly from: Date;
  readonly to: Date;
  readonly durationMinutes: number;
}

@Injectable()
export class FindFreeSlots {
  constructor(
    @Inject(DATABASE) private readonly db: Database,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly tutors: TutorsRepository,
    private readonly availability: TutorAvailabilityRepository,
    private readonly lessons: LessonsRepository,
  ) {}

  /** @throws FREE_SLOTS_RANGE_INVALID, TUTOR_NOT_FOUND, TUTOR_NOT_BOOKABLE */
  async run({ tutorId, from, to, durationMinutes }: FreeSlotsWanted): Promise<Interval[]> {
    const rangeMs = to.getTime() - from.getTime();
    if (!(rangeMs > 0 && rangeMs <= MAX_DAYS * DAY_MS)) throw freeSlotsRangeInvalid({ maxDays: MAX_DAYS });
    const tutor = refuseUnbookableTutor(tutorId, await this.tutors.findById(this.db, tutorId));
    const horizon = slotHorizon(from, to);
    const [rules, busy] = await Promise.all([
      this.availability.findByTutor(this.db, tutor.id),
      this.lessons.findTaken(this.db, tutor.id, horizon.startsAt, horizon.endsAt),
    ]);
    return freeSlots({ rules, busy, from, to, durationMinutes, now: this.clock.now() });
  }
}
