import { Money } from '@edtech/graphql';
import { ArgsType, createUnionType, Directive, Field, ID, InputType, ObjectType, registerEnumType } from '@nestjs/graphql';
import { IsUUID, Matches, MaxLength } from 'class-validator';
import type { PaymentStatus as StoredStatus } from './payment.js';

export const PaymentStatus = {
  AUTHORIZATION_PENDING: 'authorization_pending',
  AUTHORIZED: 'authorized',
  DECLINED: 'declined',
  CAPTURE_PENDING: 'capture_pending',
  CAPTURED: 'captured',
  VOID_PENDING: 'void_pending',
  VOIDED: 'voided',
  REFUNDED: 'refunded',
} as const satisfies Record<string, StoredStatus>;

registerEnumType(PaymentStatus, {
  name: 'PaymentStatus',
  description: 'Where a payment is between the card and the books.',
  valuesMap: {
    AUTHORIZATION_PENDING: { description: 'The card provider has been asked and has not answered.' },
    AUTHORIZED: { description: 'The amount is set aside on the card; nothing has been taken.' },
    DECLINED: { description: 'The card said no; see declineReason.' },
    CAPTURE_PENDING: { description: 'The lesson took place: the amount is being taken.' },
    CAPTURED: { description: 'The amount was taken and booked, and an invoice issued.' },
    VOID_PENDING: { description: 'The lesson was called off: the amount is being given back.' },
    VOIDED: { description: 'The amount was given back without having been taken.' },
    REFUNDED: { description: 'The amount was taken and given back in full.' },
  },
});

@ObjectType({ description: 'A lesson, as far as payments know of it.' })
@Directive('@key(fields: "id")')
export class Lesson {
  @Field(() => ID, { description: "The lesson's id." })
  id!: string;
}

@ObjectType('Payment', { description: 'What a student pays for one lesson. Its participants and administrators see it.' })
@Directive('@key(fields: "id")')
export class GraphqlPayment {
  @Field(() => ID, { description: "The payment's id." })
  id!: string;

  @Field(() => Lesson, { nullable: true, description: 'The lesson that is paid for.' })
  lesson?: Lesson;

  @Field(() => Money, { nullable: true, description: 'What the student pays: platformFee and tutorShare together, exactly.' })
  amount?: Money;

  @Field(() => Money, { nullable: true, description: "The platform's part; fixed when the payment was made." })
  platformFee?: Money;

  @Field(() => Money, { nullable: true, description: "The tutor's part; fixed when the payment was made." })
  tutorShare?: Money;

  @Field(() => PaymentStatus, { nullable: true, description: 'Where the payment is between the card and the books.' })
  status?: StoredStatus;

  @Field(() => String, { nullable: true, description: 'Why the card was declined, such as insufficient_funds; null when it was not.' })
  declineReason?: string | null;
}

@ObjectType({ description: 'The amount is set aside on the card. It is taken once the lesson has taken place.' })
export class PaymentAuthorized {
  @Field(() => GraphqlPayment, { description: 'The payment.' })
  payment!: GraphqlPayment;
}

@ObjectType({ description: 'The card said no: nothing was set aside, and the slot is given up.' })
export class CardDeclined {
  @Field(() => GraphqlPayment, { description: 'The payment, for the record.' })
  payment!: GraphqlPayment;

  @Field(() => String, {
    description:
      'For programs: card_declined, insufficient_funds, expired_card, incorrect_cvc, processing_error, authentication_required, ' +
      'payment_method_unknown, provider_unreachable, or a word of the provider.',
  })
  reason!: string;

  @Field(() => String, { description: 'For people.' })
  message!: string;
}

@ObjectType({ description: 'Who pays is under age, and a guardian has not agreed to this. Nothing was set aside; the slot is held as before.' })
export class PaymentNeedsConsent {
  @Field(() => Money, { nullable: true, description: 'The price of a lesson up to which there is consent; null: there is none at all.' })
  maximumPerLesson!: Money | null;

  @Field(() => String, { description: 'The same in a sentence.' })
  message!: string;
}

export const PayLessonResult = createUnionType({
  name: 'PayLessonResult',
  description: 'What became of an attempt to pay for a lesson.',
  types: () => [PaymentAuthorized, CardDeclined, PaymentNeedsConsent] as const,
  resolveType: (value: PaymentAuthorized | CardDeclined | PaymentNeedsConsent) => {
    if (!('payment' in value)) return PaymentNeedsConsent;
    return 'reason' in value ? CardDeclined : PaymentAuthorized;
  },
});

@InputType({ description: 'Which lesson is paid with which card.' })
export class PayLessonInput {
  @Field(() => ID, { description: 'A lesson of yours that is held.' })
  @IsUUID()
  lessonId!: string;

  @Field(() => String, { description: "The card provider's token of the card, such as pm_card_visa. Never a card number." })
  @Matches(/^[a-z]+_\w+$/, { message: "paymentMethod must be the card provider's token of a card, such as pm_card_visa" })
  @MaxLength(255)
  paymentMethod!: string;

  @Field(() => ID, { description: 'A UUID of your making. The same input sent again with it pays once and hears the same outcome.' })
  @IsUUID()
  idempotencyKey!: string;
}

@ArgsType()
export class PaymentArguments {
  @Field(() => ID, { description: "The payment's id." })
  @IsUUID()
  id!: string;
}
