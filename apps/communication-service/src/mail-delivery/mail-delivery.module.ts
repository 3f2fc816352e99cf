import { Module } from '@nestjs/common';
import { NotificationsModule } from '../notifications/notifications.module.js';
import { UserReferencesModule } from '../user-references/user-references.module.js';
import { DeliverDueMails } from './deliver-due-mails.js';
import { MailDeliveryLoop } from './mail-delivery.loop.js';

@Module({
  imports: [NotificationsModule, UserReferencesModule],
  providers: [DeliverDueMails, MailDeliveryLoop],
})
export class MailDeliveryModule {}
