import { Controller, Inject } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import { communicationVideoSessionOpenedV1, learningLessonScheduledV1, type EventEnvelope } from '@edtech/contracts';
import type { InboxContext } from '@edtech/messaging';
import { CLOCK, type Clock } from '@edtech/scheduling';
import { v7 as uuidv7 } from 'uuid';
import { VideoSessionsRepository } from '../infrastructure/database/repositories/video-sessions.repository.js';
import { VIDEO_ROOMS, type VideoRooms } from '../infrastructure/video/video-rooms.js';
import { openedVideoSession } from './video-session-state.js';

/** Opens the room of a lesson, once. */
@Controller()
export class OnLessonScheduled {
  constructor(
    private readonly sessions: VideoSessionsRepository,
    @Inject(VIDEO_ROOMS) private readonly rooms: VideoRooms,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @EventPattern<string>(learningLessonScheduledV1.type)
  async handle(@Payload() { data: lesson }: EventEnvelope<typeof learningLessonScheduledV1>, @Ctx() { tx, publish }: InboxContext): Promise<void> {
    const { meetingUrl } = this.rooms.open();
    const opened = await this.sessions.open(tx, { id: uuidv7(), lessonId: lesson.lessonId, meetingUrl, createdAt: this.clock.now() });
    if (!opened) return;
    await publish(communicationVideoSessionOpenedV1, openedVideoSession(opened));
  }
}
