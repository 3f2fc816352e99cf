import { Injectable } from '@nestjs/common';
import type { Executor } from '@edtech/drizzle';
import { eq } from 'drizzle-orm';
import type { Day } from '../../../consent/majority.rules.js';
import { datesOfBirth } from '../schemas/index.js';

@Injectable()
export class DatesOfBirthRepository {
  async find(executor: Executor, userId: string): Promise<Day | undefined> {
    const [found] = await executor.select({ day: datesOfBirth.dateOfBirth }).from(datesOfBirth).where(eq(datesOfBirth.userId, userId));
    return found?.day;
  }

  /** In the place of what was there. */
  async put(executor: Executor, userId: string, dateOfBirth: Day, recordedAt: Date): Promise<void> {
    await executor.insert(datesOfBirth).values({ userId, dateOfBirth, recordedAt }).onConflictDoUpdate({ target: datesOfBirth.userId, set: { dateOfBirth, recordedAt } });
  }
}
