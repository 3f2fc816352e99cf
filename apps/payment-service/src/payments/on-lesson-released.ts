import { learningLessonReleasedV1 } from '@edtech/contracts';
import type { InboxContext } from '@edtech/messaging';
import { Controller } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import type { LessonEvent } from '../lessons/lesson-event.js';
import { FollowLesson } from './follow-lesson.js';

/** The slot was given up, unpaid or too late: what was authorised meanwhile is given back. */
@Controller()
export class OnLessonReleased {
  constructor(private readonly followLesson: FollowLesson) {}

  @EventPattern<string>(learningLessonReleasedV1.type)
  async handle(@Payload() event: LessonEvent, @Ctx() context: InboxContext): Promise<void> {
    await this.followLesson.run(event, context);
  }
}
