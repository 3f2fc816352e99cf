import { Controller, Inject } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import { communicationConversationOpenedV1, learningLessonScheduledV1, type EventEnvelope } from '@edtech/contracts';
import type { InboxContext } from '@edtech/messaging';
import { CLOCK, type Clock } from '@edtech/scheduling';
import { v7 as uuidv7 } from 'uuid';
import { ConversationsRepository } from '../infrastructure/database/repositories/conversations.repository.js';
import { conversationState } from './conversation-state.js';

/** Opens the conversation about a lesson, once. */
@Controller()
export class OnLessonScheduled {
  constructor(
    private readonly conversations: ConversationsRepository,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @EventPattern<string>(learningLessonScheduledV1.type)
  async handle(@Payload() { data: lesson }: EventEnvelope<typeof learningLessonScheduledV1>, @Ctx() { tx, publish }: InboxContext): Promise<void> {
    const opened = await this.conversations.open(tx, {
      id: uuidv7(),
      lessonId: lesson.lessonId,
      participantIds: [lesson.tutorUserId, lesson.studentUserId],
      createdAt: this.clock.now(),
    });
    if (!opened) return;
    await publish(communicationConversationOpenedV1, { sequence: opened.version, data: conversationState(opened) });
  }
}
