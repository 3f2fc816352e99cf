import { learningTutorUpdatedV1 } from '@edtech/contracts';
import type { ProjectionFollower, Scope } from '@edtech/messaging';
import { Injectable } from '@nestjs/common';
import { TutorsRepository } from '../infrastructure/database/repositories/tutors.repository.js';
import { tutorState } from './tutor-state.js';

/** Publishes tutors anew whose accounts' copies were repaired: what they show is part of what learning tells. */
@Injectable()
export class FollowTutorAccount implements ProjectionFollower {
  constructor(private readonly tutors: TutorsRepository) {}

  async follow({ tx, publish }: Scope, userIds: readonly string[]): Promise<void> {
    for (const userId of userIds) {
      // Nothing of the profile, but the next version.
      const tutor = await this.tutors.updateProfile(tx, userId, {});
      if (tutor) await publish(learningTutorUpdatedV1, { sequence: tutor.version, data: tutorState(tutor) });
    }
  }
}
