import { learningLessonCompletedV1 } from '@edtech/contracts';
import type { InboxContext } from '@edtech/messaging';
import { Controller } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import type { LessonEvent } from '../lessons/lesson-event.js';
import { FollowLesson } from './follow-lesson.js';

/** The lesson took place: the money is taken. */
@Controller()
export class OnLessonCompleted {
  constructor(private readonly followLesson: FollowLesson) {}

  @EventPattern<string>(learningLessonCompletedV1.type)
  async handle(@Payload() event: LessonEvent, @Ctx() context: InboxContext): Promise<void> {
    await this.followLesson.run(event, context);
  }
}
