import { learningTutorUpdatedV1 } from '@edtech/contracts';
import { UnitOfWork } from '@edtech/messaging';
import { Injectable } from '@nestjs/common';
import { TutorsRepository, type Tutor, type TutorProfile } from '../infrastructure/database/repositories/tutors.repository.js';
import { tutorState } from './tutor-state.js';
import { tutorProfileNotReady } from './tutors.errors.js';

@Injectable()
export class UpdateTutorProfile {
  constructor(
    private readonly work: UnitOfWork,
    private readonly tutors: TutorsRepository,
  ) {}

  /** Changes what is given and leaves the rest. @throws TUTOR_PROFILE_NOT_READY */
  run(userId: string, profile: TutorProfile): Promise<Tutor> {
    return this.work.run(async ({ tx, publish }) => {
      const tutor = await this.tutors.updateProfile(tx, userId, profile);
      if (!tutor) throw tutorProfileNotReady();
      await publish(learningTutorUpdatedV1, { sequence: tutor.version, data: tutorState(tutor) });
      return tutor;
    });
  }
}
