import { Module, type DynamicModule } from '@nestjs/common';
import { mailSettings } from '@edtech/mail';
import { ConversationsModule } from './conversations/conversations.module.js';
import type { CommunicationEnvironment } from './environment.js';
import { MailModule } from './infrastructure/mail/mail.module.js';
import { VideoModule } from './infrastructure/video/video.module.js';
import { LessonReferencesModule } from './lesson-references/lesson-references.module.js';
import { MailDeliveryModule } from './mail-delivery/mail-delivery.module.js';
import { NotificationsModule } from './notifications/notifications.module.js';
import { UserReferencesModule } from './user-references/user-references.module.js';
import { VideoSessionsModule } from './video-sessions/video-sessions.module.js';

@Module({})
export class CommunicationModule {
  /** @throws EnvironmentError when mail is half-configured. */
  static forRoot(environment: CommunicationEnvironment): DynamicModule {
    return {
      module: CommunicationModule,
      imports: [
        MailModule.forRoot(mailSettings('COMMUNICATION', environment)),
        VideoModule.forRoot({ jitsiUrl: environment.COMMUNICATION_JITSI_URL }),
        UserReferencesModule,
        LessonReferencesModule,
        ConversationsModule,
        NotificationsModule,
        VideoSessionsModule,
        MailDeliveryModule,
      ],
    };
  }
}
