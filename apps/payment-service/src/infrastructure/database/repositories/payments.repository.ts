import type { Executor, Transaction } from '@edtech/drizzle';
import { Injectable } from '@nestjs/common';
import { and, asc, desc, eq, inArray, lte, notInArray, sql } from 'drizzle-orm';
import type { PaymentStatus } from '../../../payments/payment.js';
import { payments, type NewPayment, type Payment } from '../schemas/payments.schema.js';

export type { NewPayment, Payment } from '../schemas/payments.schema.js';

/** What a step in a payment's life changes. */
export interface PaymentChange extends Partial<Pick<Payment, 'declineReason' | 'providerReference' | 'authorizedAt' | 'capturedAt' | 'correlationId' | 'causationId' | 'traceparent'>> {
  readonly status: PaymentStatus;
  /** For a pending status: from when on the settlement loop may take it up. Null for the others. */
  readonly claimedUntil: Date | null;
}

@Injectable()
export class PaymentsRepository {
  /** The payment as inserted; undefined when the key was used before, or the lesson has an active payment. */
  async insert(db: Executor, payment: NewPayment): Promise<Payment | undefined> {
    const [row] = await db.insert(payments).values(payment).onConflictDoNothing().returning();
    return row;
  }

  async findById(db: Executor, id: string): Promise<Payment | undefined> {
    const [row] = await db.select().from(payments).where(eq(payments.id, id));
    return row;
  }

  async findByIds(db: Executor, ids: readonly string[]): Promise<Payment[]> {
    return db.select().from(payments).where(inArray(payments.id, [...ids]));
  }

  async findByIdempotencyKey(db: Executor, studentUserId: string, idempotencyKey: string): Promise<Payment | undefined> {
    const [row] = await db
      .select()
      .from(payments)
      .where(and(eq(payments.studentUserId, studentUserId), eq(payments.idempotencyKey, idempotencyKey)));
    return row;
  }

  /** Of each lesson the latest payment; an active one is the latest, since none is begun beside it. One statement, by the index on (lesson_id, id). */
  async findLatestByLessons(db: Executor, lessonIds: readonly string[]): Promise<Payment[]> {
    return db
      .selectDistinctOn([payments.lessonId])
      .from(payments)
      .where(inArray(payments.lessonId, [...lessonIds]))
      .orderBy(asc(payments.lessonId), desc(payments.id));
  }

  /** Waits for whoever is changing it. */
  async lock(tx: Transaction, id: string): Promise<Payment> {
    const [row] = await tx.select().from(payments).where(eq(payments.id, id)).for('update');
    if (!row) throw new Error(`there is no payment ${id}`);
    return row;
  }

  /** The active payment of a lesson, locked. */
  async lockActiveByLesson(tx: Transaction, lessonId: string): Promise<Payment | undefined> {
    const [row] = await tx
      .select()
      .from(payments)
      .where(and(eq(payments.lessonId, lessonId), notInArray(payments.status, ['declined', 'voided'])))
      .for('update');
    return row;
  }

  /** A step in the payment's life: counts its version up, so that events about it are in order. */
  async change(tx: Transaction, id: string, change: PaymentChange, now: Date): Promise<Payment> {
    const [row] = await tx
      .update(payments)
      .set({ ...change, attempts: 0, problem: null, version: sql`${payments.version} + 1`, updatedAt: now })
      .where(eq(payments.id, id))
      .returning();
    if (!row) throw new Error(`there is no payment ${id}`);
    return row;
  }

  /** Takes up to `limit` pending payments that nobody is working on, the longest waiting first. Others skip them until `claimUntil`. */
  async claimDue(db: Executor, { now, claimUntil, limit }: { now: Date; claimUntil: Date; limit: number }): Promise<Payment[]> {
    const due = db
      .select({ id: payments.id })
      .from(payments)
      .where(lte(payments.claimedUntil, now))
      .orderBy(asc(payments.claimedUntil))
      .limit(limit)
      .for('update', { skipLocked: true });
    return (
      db
        .update(payments)
        .set({ claimedUntil: claimUntil, attempts: sql`${payments.attempts} + 1` })
        // An array is made once; a join could run the locking subquery again and take more than the limit.
        .where(sql`${payments.id} = ANY(ARRAY(${due}))`)
        .returning()
    );
  }

  /** Puts off a payment whose attempt led nowhere, unless it has moved on meanwhile. */
  async postpone(db: Executor, { id, status }: Payment, until: Date, problem: string): Promise<void> {
    await db
      .update(payments)
      .set({ claimedUntil: until, problem })
      .where(and(eq(payments.id, id), eq(payments.status, status)));
  }
}
