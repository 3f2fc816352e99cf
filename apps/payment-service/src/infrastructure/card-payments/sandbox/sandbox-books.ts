import type { Executor, Transaction } from '@edtech/drizzle';
import { eq, sql } from 'drizzle-orm';
import { sandboxCharges, sandboxRequests } from '../../database/schemas/sandbox.schema.js';
import { CardProviderRefused, IdempotencyKeyMisused } from '../card-payments.js';

export type SandboxCharge = typeof sandboxCharges.$inferSelect;

/** What the sandbox keeps: charges, and the answers that it gave. */
export class SandboxBooks {
  constructor(private readonly db: Executor) {}

  /**
   * Does a request once. A repetition hears the first answer, also while the first is still being worked on.
   * @returns the answer, and whether this was the first time
   */
  once<A extends Record<string, unknown>>(key: string, fingerprint: string, work: (tx: Transaction) => Promise<A>): Promise<{ answer: A; first: boolean }> {
    return this.db.transaction(async (tx) => {
      const inserted = await tx.insert(sandboxRequests).values({ idempotencyKey: key, fingerprint }).onConflictDoNothing().returning();
      if (inserted.length === 0) {
        const [known] = await tx.select().from(sandboxRequests).where(eq(sandboxRequests.idempotencyKey, key));
        if (known?.fingerprint !== fingerprint) throw new IdempotencyKeyMisused(`key ${key} was used for another request`);
        return { answer: known.answer as A, first: false };
      }
      const answer = await work(tx);
      await tx.update(sandboxRequests).set({ answer }).where(eq(sandboxRequests.idempotencyKey, key));
      return { answer, first: true };
    });
  }

  async open(tx: Transaction, charge: typeof sandboxCharges.$inferInsert): Promise<void> {
    await tx.insert(sandboxCharges).values(charge);
  }

  async lock(tx: Transaction, id: string): Promise<SandboxCharge> {
    const [charge] = await tx.select().from(sandboxCharges).where(eq(sandboxCharges.id, id)).for('update');
    if (!charge) throw new CardProviderRefused('charge_unknown', `the sandbox has no charge ${id}`);
    return charge;
  }

  async setStatus(tx: Transaction, id: string, status: SandboxCharge['status']): Promise<void> {
    await tx.update(sandboxCharges).set({ status }).where(eq(sandboxCharges.id, id));
  }

  async addRefund(tx: Transaction, id: string, amountMinor: bigint): Promise<void> {
    await tx
      .update(sandboxCharges)
      .set({ refundedMinor: sql`${sandboxCharges.refundedMinor} + ${amountMinor}` })
      .where(eq(sandboxCharges.id, id));
  }
}
