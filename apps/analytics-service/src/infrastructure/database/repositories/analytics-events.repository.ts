import { Injectable } from '@nestjs/common';
import type { Executor } from '@edtech/drizzle';
import { analyticsEvents } from '../schemas/index.js';

export type NewAnalyticsEvent = Omit<typeof analyticsEvents.$inferInsert, 'recordedAt'>;

@Injectable()
export class AnalyticsEventsRepository {
  /** Records a fact; one that is already recorded stays as it is. */
  async record(executor: Executor, event: NewAnalyticsEvent): Promise<void> {
    await executor.insert(analyticsEvents).values(event).onConflictDoNothing({ target: analyticsEvents.id });
  }
}
