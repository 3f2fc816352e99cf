/** Ways to reach a user outside the application. */
export const deliveryChannels = ['mail'] as const;
export type DeliveryChannel = (typeof deliveryChannels)[number];

/** Everything that users are told of. */
export const notificationTypes = [
  'lesson_scheduled',
  'lesson_payment_declined',
  'lesson_hold_expired',
  'lesson_cancelled',
  'lesson_completed',
  'payment_captured',
  'earnings_booked',
  'invoice_issued',
  'message_received',
] as const;
export type NotificationType = (typeof notificationTypes)[number];

/** An amount in minor units of an ISO 4217 currency. */
export interface Amount {
  readonly amountMinor: number;
  readonly currency: string;
}

interface LessonFacts {
  /** The other person's name. */
  readonly otherName: string;
  /** Slug of the taxonomy. */
  readonly subject: string;
  readonly startsAt: Date;
}

/** What a notification of each type tells. The names are those of the placeholders in the texts. */
export interface NotificationFacts {
  readonly lesson_scheduled: LessonFacts;
  readonly lesson_payment_declined: LessonFacts;
  readonly lesson_hold_expired: LessonFacts;
  readonly lesson_cancelled: LessonFacts;
  readonly lesson_completed: LessonFacts;
  readonly payment_captured: LessonFacts & { readonly amount: Amount };
  readonly earnings_booked: LessonFacts & { readonly amount: Amount };
  readonly invoice_issued: { readonly number: string; readonly amount: Amount };
  readonly message_received: { readonly senderName: string };
}

/**
 * Where a notification goes besides the list in the application. A captured payment is not mailed to the
 * student because the invoice is; messages are not, because a talk would become a mail for every line.
 */
export const channelsOf: Readonly<Record<NotificationType, readonly DeliveryChannel[]>> = {
  lesson_scheduled: ['mail'],
  lesson_payment_declined: ['mail'],
  lesson_hold_expired: ['mail'],
  lesson_cancelled: ['mail'],
  lesson_completed: ['mail'],
  payment_captured: [],
  earnings_booked: ['mail'],
  invoice_issued: ['mail'],
  message_received: [],
};
