import { Controller } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import type { EventEnvelope } from '@edtech/contracts';
import type { InboxBatchContext } from '@edtech/messaging';
import { AnalyticsEventsRepository } from '../infrastructure/database/repositories/analytics-events.repository.js';
import { factOf, recordedTypes } from './recorded-facts.rules.js';

/** Records every fact of the platform once. */
@Controller()
export class OnAnyEvent {
  constructor(private readonly events: AnalyticsEventsRepository) {}

  @EventPattern<string[]>([...recordedTypes], { batch: true })
  async handle(@Payload() batch: readonly EventEnvelope[], @Ctx() { tx }: InboxBatchContext): Promise<void> {
    const facts = batch.map((event) => {
      const { id, type, subject, sequence, time } = event;
      return { id, eventType: type, subject, sequence, timestamp: new Date(time), ...factOf(event) };
    });
    await this.events.record(tx, facts);
  }
}
