import { learningStudentUpdatedV1 } from '@edtech/contracts';
import type { ProjectionFollower, Scope } from '@edtech/messaging';
import { Injectable } from '@nestjs/common';
import { StudentsRepository } from '../infrastructure/database/repositories/students.repository.js';
import { studentState } from './student-state.js';

/** Publishes students anew whose accounts' copies were repaired: what they show is part of what learning tells. */
@Injectable()
export class FollowStudentAccount implements ProjectionFollower {
  constructor(private readonly students: StudentsRepository) {}

  async follow({ tx, publish }: Scope, userIds: readonly string[]): Promise<void> {
    for (const userId of userIds) {
      // Nothing of the profile, but the next version.
      const student = await this.students.updateProfile(tx, userId, {});
      if (student) await publish(learningStudentUpdatedV1, { sequence: student.version, data: studentState(student) });
    }
  }
}
