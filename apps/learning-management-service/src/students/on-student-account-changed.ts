import { identityUserCreatedV1, identityUserUpdatedV1, learningStudentCreatedV1, learningStudentUpdatedV1, type EventEnvelope } from '@edtech/contracts';
import type { InboxContext } from '@edtech/messaging';
import { Controller } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import { v7 as newId } from 'uuid';
import { StudentsRepository } from '../infrastructure/database/repositories/students.repository.js';
import { studentAccount } from './student-account.js';
import { studentState } from './student-state.js';

type AccountEvent = EventEnvelope<typeof identityUserCreatedV1> | EventEnvelope<typeof identityUserUpdatedV1>;

/** Keeps one student record for each account with the role student, whatever the order in which its events arrive. */
@Controller()
export class OnStudentAccountChanged {
  constructor(private readonly students: StudentsRepository) {}

  @EventPattern<string>(identityUserCreatedV1.type)
  onCreated(@Payload() event: EventEnvelope<typeof identityUserCreatedV1>, @Ctx() inbox: InboxContext): Promise<void> {
    return this.follow(event, inbox);
  }

  @EventPattern<string>(identityUserUpdatedV1.type)
  onUpdated(@Payload() event: EventEnvelope<typeof identityUserUpdatedV1>, @Ctx() inbox: InboxContext): Promise<void> {
    return this.follow(event, inbox);
  }

  private async follow({ data, sequence }: AccountEvent, { tx, publish }: InboxContext): Promise<void> {
    const account = { ...studentAccount(data), sourceVersion: sequence };
    const student = data.role === 'student' ? await this.students.upsertAccount(tx, newId(), account) : await this.students.updateAccount(tx, account);
    if (!student) return;
    const definition = student.version === 1 ? learningStudentCreatedV1 : learningStudentUpdatedV1;
    await publish(definition, { sequence: student.version, data: studentState(student) });
  }
}
