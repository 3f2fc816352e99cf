import { learningLessonBookedV1 } from '@edtech/contracts';
import type { InboxContext } from '@edtech/messaging';
import { Controller } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import { LessonProjection, type LessonEvent } from './lesson-projection.js';

@Controller()
export class OnLessonBooked {
  constructor(private readonly projection: LessonProjection) {}

  @EventPattern<string>(learningLessonBookedV1.type)
  async handle(@Payload() event: LessonEvent, @Ctx() { tx }: InboxContext): Promise<void> {
    await this.projection.apply(tx, event);
  }
}
