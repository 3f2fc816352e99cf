import { Field, GraphQLISODateTime, ID, ObjectType, registerEnumType } from '@nestjs/graphql';
import { connectionOf } from '@edtech/graphql';
import { notificationTypes, type NotificationType } from './notification-types.js';

const descriptions: Readonly<Record<NotificationType, string>> = {
  lesson_scheduled: 'A lesson will take place.',
  lesson_payment_declined: 'A lesson was not booked: the payment was declined.',
  lesson_hold_expired: 'A lesson was not booked: it was not paid in time.',
  lesson_cancelled: 'A lesson was called off.',
  lesson_completed: 'A lesson took place.',
  payment_captured: 'A lesson was charged.',
  earnings_booked: 'A lesson was credited to its tutor.',
  invoice_issued: 'An invoice was issued.',
  message_received: 'Somebody sent a message.',
};

/** GraphQL names are the upper-case spelling of the stored ones. */
export const NotificationTypeEnum = Object.fromEntries(notificationTypes.map((type) => [type.toUpperCase(), type]));
registerEnumType(NotificationTypeEnum, {
  name: 'NotificationType',
  description: 'What a notification tells of. More may be added: treat an unknown one by its title and content.',
  valuesMap: Object.fromEntries(notificationTypes.map((type) => [type.toUpperCase(), { description: descriptions[type] }])),
});

@ObjectType({ description: 'Something that a user is told.' })
export class Notification {
  @Field(() => ID, { description: 'The id of the notification.' })
  id!: string;

  @Field(() => NotificationTypeEnum, { description: 'What it tells of.' })
  type!: NotificationType;

  @Field(() => String, { description: "In the user's language, escaped: safe to be put into HTML." })
  title!: string;

  @Field(() => String, { description: "In the user's language, escaped: safe to be put into HTML." })
  content!: string;

  @Field(() => Boolean, { description: 'Whether the user has marked it as read.' })
  isRead!: boolean;

  @Field(() => GraphQLISODateTime, { description: 'When it was made.' })
  createdAt!: Date;

  /** Not a field. */
  lessonId!: string | null;
}

export const NotificationConnection = connectionOf(Notification);
