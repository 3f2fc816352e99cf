import { connectionOf, Money } from '@edtech/graphql';
import { createUnionType, Directive, Field, GraphQLISODateTime, ID, ObjectType, registerEnumType } from '@nestjs/graphql';
import type { EndReason, LessonStatus } from './lesson.js';

export const LessonStatusEnum = { HELD: 'held', SCHEDULED: 'scheduled', RELEASED: 'released', CANCELLED: 'cancelled', COMPLETED: 'completed' } as const satisfies Record<
  Uppercase<LessonStatus>,
  LessonStatus
>;
registerEnumType(LessonStatusEnum, {
  name: 'LessonStatus',
  description: 'Where a lesson is in its life. HELD, SCHEDULED and COMPLETED ones occupy their slot.',
  valuesMap: {
    HELD: { description: 'The slot is kept until it is paid for, or the hold expires.' },
    SCHEDULED: { description: 'Paid for: it will take place.' },
    RELEASED: { description: 'The hold ended without a payment.' },
    CANCELLED: { description: 'Called off before it began.' },
    COMPLETED: { description: 'It took place.' },
  },
});

export const LessonEndReasonEnum = {
  PAYMENT_DECLINED: 'payment_declined',
  HOLD_EXPIRED: 'hold_expired',
  CANCELLED_BY_STUDENT: 'cancelled_by_student',
  CANCELLED_BY_TUTOR: 'cancelled_by_tutor',
  CANCELLED_BY_ADMIN: 'cancelled_by_admin',
} as const satisfies Record<Uppercase<EndReason>, EndReason>;
registerEnumType(LessonEndReasonEnum, {
  name: 'LessonEndReason',
  description: 'Why a lesson does not take place.',
  valuesMap: {
    PAYMENT_DECLINED: { description: 'The card was declined.' },
    HOLD_EXPIRED: { description: 'It was not paid for in time.' },
    CANCELLED_BY_STUDENT: { description: 'The student called it off.' },
    CANCELLED_BY_TUTOR: { description: 'The tutor called it off.' },
    CANCELLED_BY_ADMIN: { description: 'An admin called it off.' },
  },
});

export const SlotTakenByEnum = { TUTOR: 'tutor', STUDENT: 'student' } as const;
registerEnumType(SlotTakenByEnum, {
  name: 'SlotTakenBy',
  description: 'Whose time is taken.',
  valuesMap: { TUTOR: { description: 'The tutor has another lesson then.' }, STUDENT: { description: 'The student has another lesson then.' } },
});

@ObjectType({ description: 'An hour that a student booked with a tutor. Visible to both and to admins.' })
@Directive('@key(fields: "id")')
export class Lesson {
  @Field(() => ID, { description: 'The id of the lesson.' })
  id!: string;

  @Field(() => String, { nullable: true, description: 'The subject in lower case, such as "mathematics".' })
  subject!: string | null;

  @Field(() => LessonStatusEnum, { nullable: true, description: 'Where it is in its life.' })
  status!: LessonStatus | null;

  @Field(() => GraphQLISODateTime, { nullable: true, description: 'When it starts.' })
  scheduledAt!: Date | null;

  @Field(() => GraphQLISODateTime, { nullable: true, description: 'When it ends.' })
  endsAt!: Date | null;

  @Field(() => String, { nullable: true, description: 'Where it takes place; null until it is scheduled and the room is open.' })
  meetingUrl!: string | null;

  @Field(() => GraphQLISODateTime, { nullable: true, description: 'Until when the slot is held; null when it is not held.' })
  holdExpiresAt!: Date | null;

  @Field(() => LessonEndReasonEnum, { nullable: true, description: 'Why it does not take place; null when it does.' })
  endReason!: EndReason | null;
}

export const LessonConnection = connectionOf(Lesson);

@ObjectType({ description: 'The slot is held: pay before the hold expires.' })
export class LessonBooked {
  @Field(() => Lesson, { description: 'The lesson.' })
  lesson!: Lesson;
}

@ObjectType({ description: 'Somebody was faster, or the student has another lesson then. Nothing was booked.' })
export class SlotTaken {
  @Field(() => GraphQLISODateTime, { description: 'When the lesson would have started.' })
  startsAt!: Date;

  @Field(() => GraphQLISODateTime, { description: 'When the lesson would have ended.' })
  endsAt!: Date;

  @Field(() => SlotTakenByEnum, { description: 'Whose time is taken.' })
  takenBy!: 'tutor' | 'student';

  @Field(() => String, { description: 'The same in a sentence.' })
  message!: string;
}

@ObjectType({ description: "The student is under age, and a guardian has not agreed to this. Nothing was booked." })
export class BookingNeedsConsent {
  @Field(() => Money, { nullable: true, description: 'The price of a lesson up to which there is consent; null: there is none at all.' })
  maximumPerLesson!: Money | null;

  @Field(() => String, { description: 'The same in a sentence.' })
  message!: string;
}

export const BookLessonResult = createUnionType({
  name: 'BookLessonResult',
  description: 'What became of a booking.',
  types: () => [LessonBooked, SlotTaken, BookingNeedsConsent] as const,
  resolveType: (value: object) => {
    if ('lesson' in value) return LessonBooked;
    return 'takenBy' in value ? SlotTaken : BookingNeedsConsent;
  },
});
