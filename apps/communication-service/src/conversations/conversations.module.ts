import { Module } from '@nestjs/common';
import { ConversationsRepository } from '../infrastructure/database/repositories/conversations.repository.js';
import { MessagesRepository } from '../infrastructure/database/repositories/messages.repository.js';
import { NotificationsModule } from '../notifications/notifications.module.js';
import { ConversationLoaders } from './conversation-loaders.js';
import { ConversationsResolver } from './conversations.resolver.js';
import { FindConversations } from './find-conversations.query.js';
import { LessonConversationResolver } from './lesson-conversation.resolver.js';
import { MessagesResolver } from './messages.resolver.js';
import { OnLessonScheduled } from './on-lesson-scheduled.js';
import { SendMessage } from './send-message.js';

@Module({
  imports: [NotificationsModule],
  controllers: [OnLessonScheduled],
  providers: [
    ConversationsRepository,
    MessagesRepository,
    FindConversations,
    ConversationLoaders,
    SendMessage,
    ConversationsResolver,
    MessagesResolver,
    LessonConversationResolver,
  ],
})
export class ConversationsModule {}
