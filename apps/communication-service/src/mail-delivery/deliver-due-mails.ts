import { Inject, Injectable, Logger } from '@nestjs/common';
import { DATABASE, type Database } from '@edtech/drizzle';
import { describeFailure, MAILER, MailRefused, type Mailer } from '@edtech/mail';
import { CLOCK, type Clock } from '@edtech/scheduling';
import {
  NotificationDeliveriesRepository,
  type DeliveryOutcome,
  type DeliveryRow,
} from '../infrastructure/database/repositories/notification-deliveries.repository.js';
import { UserReferencesRepository, type UserReference } from '../infrastructure/database/repositories/user-references.repository.js';
import { nextAttemptAt } from './mail-retry.js';

const BATCH = 10;
/** Longer than any attempt lasts: who has not reported by then is dead. */
const CLAIM_MS = 120_000;

/**
 * Hands over the mails that are due. Claimed in one transaction, sent outside of any, and the outcome written down
 * in another: a worker that dies in between sends a mail twice at worst, under the same Message-ID.
 */
@Injectable()
export class DeliverDueMails {
  private readonly log = new Logger(DeliverDueMails.name);

  constructor(
    @Inject(DATABASE) private readonly db: Database,
    private readonly deliveries: NotificationDeliveriesRepository,
    private readonly users: UserReferencesRepository,
    @Inject(MAILER) private readonly mailer: Mailer,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** One batch. @returns whether there may be more at once. */
  async run(): Promise<boolean> {
    const now = this.clock.now();
    const claimed = await this.deliveries.claim(this.db, { now, claimedUntil: new Date(now.getTime() + CLAIM_MS), limit: BATCH });
    if (claimed.length === 0) return false;
    // Asked for now, so that a mail goes where the user wants it today.
    const users = await this.users.findByIds(this.db, [...new Set(claimed.map(({ userId }) => userId))]);
    await Promise.all(
      claimed.map(async (delivery) => {
        const outcome = await this.deliver(delivery, users.get(delivery.userId));
        await this.deliveries.settle(this.db, delivery, outcome);
      }),
    );
    return claimed.length === BATCH;
  }

  private async deliver(delivery: DeliveryRow, user: UserReference | undefined): Promise<DeliveryOutcome> {
    const { id: deliveryId, subject, body, attempts, createdAt } = delivery;
    if (!user || user.status === 'deleted') return { status: 'skipped', at: this.clock.now() };
    try {
      await this.mailer.send({ deliveryId, to: { name: user.name, address: user.email }, subject, text: body });
      return { status: 'sent', at: this.clock.now() };
    } catch (cause) {
      const now = this.clock.now();
      const error = describeFailure(cause);
      const retryAt = cause instanceof MailRefused ? undefined : nextAttemptAt({ attempts, createdAt, now });
      this.log.warn(`mail ${deliveryId} was not sent (attempt ${attempts}, ${retryAt ? 'to be tried again' : 'given up'}): ${error}`);
      return retryAt ? { status: 'pending', nextAttemptAt: retryAt, error } : { status: 'failed', at: now, error };
    }
  }
}
