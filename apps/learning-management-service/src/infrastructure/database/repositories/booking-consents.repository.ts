import type { Executor } from '@edtech/drizzle';
import { Injectable } from '@nestjs/common';
import { eq } from 'drizzle-orm';
import { bookingConsents } from '../schemas/index.js';

export type BookingConsent = typeof bookingConsents.$inferSelect;

@Injectable()
export class BookingConsentsRepository {
  async find(executor: Executor, userId: string): Promise<BookingConsent | undefined> {
    const [row] = await executor.select().from(bookingConsents).where(eq(bookingConsents.userId, userId));
    return row;
  }
}
