import { Module } from '@nestjs/common';
import { AnalyticsEventsRepository } from '../infrastructure/database/repositories/analytics-events.repository.js';
import { OnAnyEvent } from './on-any-event.js';

@Module({ controllers: [OnAnyEvent], providers: [AnalyticsEventsRepository] })
export class EventsModule {}
