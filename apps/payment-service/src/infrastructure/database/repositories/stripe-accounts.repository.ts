import type { Executor } from '@edtech/drizzle';
import { Injectable } from '@nestjs/common';
import { eq } from 'drizzle-orm';
import { stripeAccounts } from '../schemas/stripe-accounts.schema.js';

export type StripeAccount = typeof stripeAccounts.$inferSelect;

@Injectable()
export class StripeAccountsRepository {
  /** A tutor has one account: the first stays. @returns the tutor's account */
  async insertOnce(db: Executor, account: typeof stripeAccounts.$inferInsert): Promise<StripeAccount> {
    await db.insert(stripeAccounts).values(account).onConflictDoNothing({ target: stripeAccounts.tutorUserId });
    const row = await this.findByTutor(db, account.tutorUserId);
    if (!row) throw new Error(`the account of tutor ${account.tutorUserId} was not stored`);
    return row;
  }

  async findByTutor(db: Executor, tutorUserId: string): Promise<StripeAccount | undefined> {
    const [row] = await db.select().from(stripeAccounts).where(eq(stripeAccounts.tutorUserId, tutorUserId));
    return row;
  }

  /** As the provider reports it; also back to incomplete, when it asks for more papers. */
  async setOnboardingComplete(db: Executor, stripeAccountId: string, onboardingComplete: boolean, now: Date): Promise<void> {
    await db.update(stripeAccounts).set({ onboardingComplete, updatedAt: now }).where(eq(stripeAccounts.stripeAccountId, stripeAccountId));
  }
}
