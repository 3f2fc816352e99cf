import { Module } from '@nestjs/common';
import { CompletedLessonsRepository } from '../infrastructure/database/repositories/completed-lessons.repository.js';
import { PaymentsRepository } from '../infrastructure/database/repositories/payments.repository.js';
import { UserMetricsRepository } from '../infrastructure/database/repositories/user-metrics.repository.js';
import { CountLessons } from './count-lessons.js';
import { FindMetrics } from './find-metrics.query.js';
import { MetricsResolver } from './metrics.resolver.js';
import { OnLessonCompleted } from './on-lesson-completed.js';
import { OnPaymentChanged } from './on-payment-changed.js';
import { SumSpending } from './sum-spending.js';

@Module({
  controllers: [OnLessonCompleted, OnPaymentChanged],
  providers: [CompletedLessonsRepository, PaymentsRepository, UserMetricsRepository, CountLessons, SumSpending, FindMetrics, MetricsResolver],
  exports: [CompletedLessonsRepository, UserMetricsRepository],
})
export class MetricsModule {}
