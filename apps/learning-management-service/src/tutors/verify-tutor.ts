import { learningTutorVerifiedV1 } from '@edtech/contracts';
import { UnitOfWork } from '@edtech/messaging';
import { CLOCK, type Clock } from '@edtech/scheduling';
import { Inject, Injectable } from '@nestjs/common';
import { TutorsRepository, type Tutor } from '../infrastructure/database/repositories/tutors.repository.js';
import { tutorState } from './tutor-state.js';
import { tutorNotFound } from './tutors.errors.js';

@Injectable()
export class VerifyTutor {
  constructor(
    private readonly work: UnitOfWork,
    private readonly tutors: TutorsRepository,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Writes down who verified the tutor and when: once, a second time changes nothing. @throws TUTOR_NOT_FOUND */
  run(tutorId: string, adminUserId: string): Promise<Tutor> {
    return this.work.run(async ({ tx, publish }) => {
      const verified = await this.tutors.verify(tx, tutorId, adminUserId, this.clock.now());
      if (verified) {
        await publish(learningTutorVerifiedV1, { sequence: verified.version, data: tutorState(verified) });
        return verified;
      }
      const tutor = await this.tutors.findById(tx, tutorId);
      if (!tutor) throw tutorNotFound({ tutorId });
      return tutor;
    });
  }
}
