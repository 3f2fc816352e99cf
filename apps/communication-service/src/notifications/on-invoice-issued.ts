import { Controller } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import { paymentInvoiceIssuedV1, type EventEnvelope } from '@edtech/contracts';
import type { InboxContext } from '@edtech/messaging';
import { NotifyUsers } from './notify-users.js';

/** Tells the student that the invoice is there. */
@Controller()
export class OnInvoiceIssued {
  constructor(private readonly notify: NotifyUsers) {}

  @EventPattern<string>(paymentInvoiceIssuedV1.type)
  async handle(@Payload() { id: eventId, data }: EventEnvelope<typeof paymentInvoiceIssuedV1>, @Ctx() { tx }: InboxContext): Promise<void> {
    const { studentUserId: userId, lessonId, number, amount } = data;
    await this.notify.run(tx, { eventId, lessonId, people: [userId] }, () => [{ userId, type: 'invoice_issued', facts: { number, amount } }]);
  }
}
