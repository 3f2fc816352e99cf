import type { Executor } from '@edtech/drizzle';
import { Injectable } from '@nestjs/common';
import { eq } from 'drizzle-orm';
import { paymentConsents } from '../schemas/payment-consents.schema.js';

export type PaymentConsent = typeof paymentConsents.$inferSelect;

@Injectable()
export class PaymentConsentsRepository {
  async find(db: Executor, userId: string): Promise<PaymentConsent | undefined> {
    const [row] = await db.select().from(paymentConsents).where(eq(paymentConsents.userId, userId));
    return row;
  }
}
