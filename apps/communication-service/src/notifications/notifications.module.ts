import { Module } from '@nestjs/common';
import { NotificationDeliveriesRepository } from '../infrastructure/database/repositories/notification-deliveries.repository.js';
import { NotificationsRepository } from '../infrastructure/database/repositories/notifications.repository.js';
import { LessonReferencesModule } from '../lesson-references/lesson-references.module.js';
import { UserReferencesModule } from '../user-references/user-references.module.js';
import { FindNotifications } from './find-notifications.query.js';
import { MarkNotificationsRead } from './mark-notifications-read.js';
import { NotificationsResolver } from './notifications.resolver.js';
import { NotifyOfLesson } from './notify-of-lesson.js';
import { NotifyUsers } from './notify-users.js';
import { OnInvoiceIssued } from './on-invoice-issued.js';
import { OnLessonCancelled } from './on-lesson-cancelled.js';
import { OnLessonCompleted } from './on-lesson-completed.js';
import { OnLessonReleased } from './on-lesson-released.js';
import { OnLessonScheduled } from './on-lesson-scheduled.js';
import { OnPaymentCaptured } from './on-payment-captured.js';
import { UserNotificationsResolver } from './user-notifications.resolver.js';

@Module({
  imports: [UserReferencesModule, LessonReferencesModule],
  controllers: [OnLessonScheduled, OnLessonReleased, OnLessonCancelled, OnLessonCompleted, OnPaymentCaptured, OnInvoiceIssued],
  providers: [
    NotificationsRepository,
    NotificationDeliveriesRepository,
    NotifyUsers,
    NotifyOfLesson,
    FindNotifications,
    MarkNotificationsRead,
    NotificationsResolver,
    UserNotificationsResolver,
  ],
  exports: [NotifyUsers, NotificationDeliveriesRepository],
})
export class NotificationsModule {}
