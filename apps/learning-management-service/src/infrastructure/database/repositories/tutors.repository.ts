import { Injectable } from '@nestjs/common';
import { and, arrayContains, desc, eq, gte, lt, lte, sql } from 'drizzle-orm';
import type { Executor, Transaction } from '@edtech/drizzle';
import { tutors } from '../schemas/index.js';

export type Tutor = typeof tutors.$inferSelect;

/** What identity says of an account. */
export interface TutorAccount {
  readonly userId: string;
  readonly email: string;
  readonly name: string;
  readonly timeZone: string;
  readonly accountActive: boolean;
  readonly sourceVersion: number;
}

export type TutorProfile = Partial<Pick<Tutor, 'subjects' | 'languages' | 'hourlyRateMinor' | 'currency'>>;

const nextVersion = sql`${tutors.version} + 1`;

@Injectable()
export class TutorsRepository {
  /** Makes the record, or brings it up to date. @returns undefined when what is known is as new; version 1 when it was made */
  async upsertAccount(executor: Executor, id: string, account: TutorAccount): Promise<Tutor | undefined> {
    const { userId: _, ...copied } = account;
    const [row] = await executor
      .insert(tutors)
      .values({ id, ...account })
      .onConflictDoUpdate({ target: tutors.userId, set: { ...copied, version: nextVersion }, setWhere: lt(tutors.sourceVersion, account.sourceVersion) })
      .returning();
    return row;
  }

  /** Brings an existing record up to date. @returns undefined when there is none, or what is known is as new */
  async updateAccount(executor: Executor, { userId, ...copied }: TutorAccount): Promise<Tutor | undefined> {
    const [row] = await executor
      .update(tutors)
      .set({ ...copied, version: nextVersion })
      .where(and(eq(tutors.userId, userId), lt(tutors.sourceVersion, copied.sourceVersion)))
      .returning();
    return row;
  }

  async findById(executor: Executor, id: string): Promise<Tutor | undefined> {
    const [row] = await executor.select().from(tutors).where(eq(tutors.id, id));
    return row;
  }

  async findByUserId(executor: Executor, userId: string): Promise<Tutor | undefined> {
    const [row] = await executor.select().from(tutors).where(eq(tutors.userId, userId));
    return row;
  }

  /** Keeps everybody else from changing the tutor, and from replacing the tutor's hours, until the transaction ends. */
  async lockByUserId(tx: Transaction, userId: string): Promise<Tutor | undefined> {
    const [row] = await tx.select().from(tutors).where(eq(tutors.userId, userId)).for('no key update');
    return row;
  }

  /** Of an account that is closed for good. @returns undefined when there is no such record */
  async close(executor: Executor, userId: string): Promise<Tutor | undefined> {
    const [row] = await executor.update(tutors).set({ accountActive: false, version: nextVersion }).where(eq(tutors.userId, userId)).returning();
    return row;
  }

  async updateProfile(executor: Executor, userId: string, profile: TutorProfile): Promise<Tutor | undefined> {
    const [row] = await executor.update(tutors).set({ ...profile, version: nextVersion }).where(eq(tutors.userId, userId)).returning();
    return row;
  }

  /** @returns undefined when there is no such tutor, or the tutor was verified before */
  async verify(executor: Executor, id: string, verifiedBy: string, verifiedAt: Date): Promise<Tutor | undefined> {
    const [row] = await executor
      .update(tutors)
      .set({ isVerified: true, verifiedBy, verifiedAt, version: nextVersion })
      .where(and(eq(tutors.id, id), eq(tutors.isVerified, false)))
      .returning();
    return row;
  }

  /** Who can be booked for a subject within a budget, the best rated first. */
  findCandidates(executor: Executor, wish: { subject: string; budgetMinor: bigint; currency: string; minRating?: number }, limit: number): Promise<Tutor[]> {
    return executor
      .select()
      .from(tutors)
      .where(
        and(
          sql`is_verified and account_active`,
          arrayContains(tutors.subjects, [wish.subject]),
          eq(tutors.currency, wish.currency),
          lte(tutors.hourlyRateMinor, wish.budgetMinor),
          wish.minRating === undefined ? undefined : gte(tutors.ratingAverage, wish.minRating),
        ),
      )
      .orderBy(desc(tutors.searchRank), desc(tutors.id))
      .limit(limit);
  }
}
