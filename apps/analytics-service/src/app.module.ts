import { Module } from '@nestjs/common';
import { EventsModule } from './events/events.module.js';
import { MetricsModule } from './metrics/metrics.module.js';
import { ReviewsModule } from './reviews/reviews.module.js';

@Module({ imports: [EventsModule, MetricsModule, ReviewsModule] })
export class AnalyticsModule {}
