import { communicationVideoSessionOpenedV1, learningLessonUpdatedV1, type EventEnvelope } from '@edtech/contracts';
import type { InboxContext } from '@edtech/messaging';
import { Controller } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import { LessonsRepository } from '../infrastructure/database/repositories/lessons.repository.js';
import { lessonState } from './lesson-state.js';
import { lessonNotFound } from './lessons.errors.js';

/** Writes down where the lesson takes place. */
@Controller()
export class OnVideoSessionOpened {
  constructor(private readonly lessons: LessonsRepository) {}

  @EventPattern<string>(communicationVideoSessionOpenedV1.type)
  async handle(
    @Payload() { data: { lessonId, meetingUrl }, sequence }: EventEnvelope<typeof communicationVideoSessionOpenedV1>,
    @Ctx() { tx, publish }: InboxContext,
  ): Promise<void> {
    const lesson = await this.lessons.lock(tx, lessonId);
    // Lessons are made here: one that is missing will not arrive later. An operator has to look.
    if (!lesson) throw lessonNotFound({ lessonId });
    // Cancelled meanwhile: nobody will meet.
    if (lesson.status !== 'scheduled' && lesson.status !== 'completed') return;
    const updated = await this.lessons.meetAt(tx, lesson, meetingUrl, sequence);
    if (updated) await publish(learningLessonUpdatedV1, { sequence: updated.version, data: lessonState(updated) });
  }
}
