import { Injectable } from '@nestjs/common';
import { asc, eq } from 'drizzle-orm';
import type { Executor, Transaction } from '@edtech/drizzle';
import { tutorAvailability } from '../schemas/index.js';

export type NewRule = Omit<typeof tutorAvailability.$inferInsert, 'createdAt'>;
export type Rule = Omit<typeof tutorAvailability.$inferSelect, 'createdAt'>;

@Injectable()
export class TutorAvailabilityRepository {
  /** The weekly rules of a tutor, from Sunday to Saturday. */
  async findByTutor(executor: Executor, tutorId: string): Promise<Rule[]> {
    const rows = await executor
      .select()
      .from(tutorAvailability)
      .where(eq(tutorAvailability.tutorId, tutorId))
      .orderBy(asc(tutorAvailability.dayOfWeek), asc(tutorAvailability.startTime));
    return rows.map(({ createdAt: _, ...rule }) => ({ ...rule, startTime: withoutSeconds(rule.startTime), endTime: withoutSeconds(rule.endTime) }));
  }

  /** All rules of a tutor at once. The tutor must be locked, or two replacements end up mixed. */
  async replace(tx: Transaction, tutorId: string, rules: readonly NewRule[]): Promise<void> {
    await tx.delete(tutorAvailability).where(eq(tutorAvailability.tutorId, tutorId));
    if (rules.length > 0) await tx.insert(tutorAvailability).values([...rules]);
  }
}

/** Postgres says `09:00:00` where we say `09:00`. */
function withoutSeconds(time: string): string {
  return time.slice(0, 5);
}
