import { Inject, Injectable, Logger } from '@nestjs/common';
import { DATABASE, type Database } from '@edtech/drizzle';
import { describeFailure, MAILER, MailRefused, type Mailer } from '@edtech/mail';
import { backoffMs, CLOCK, type Clock } from '@edtech/scheduling';
import { MailJobsRepository } from '../infrastructure/database/repositories/mail-jobs.repository.js';
import type { MailJob } from './mail-job.rules.js';
import { PrepareMail } from './prepare-mail.js';

const BATCH = 10;
/** Longer than any attempt lasts: who has not reported by then is dead. */
const CLAIM_MS = 120_000;

/**
 * Hands over the mails that are due. Claimed in one transaction, sent outside of any, and settled in another: a worker
 * that dies in between sends a mail twice at worst, under the same Message-ID. Logs carry no address.
 */
@Injectable()
export class SendDueMails {
  private readonly log = new Logger(SendDueMails.name);

  constructor(
    @Inject(DATABASE) private readonly db: Database,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(MAILER) private readonly mailer: Mailer,
    private readonly jobs: MailJobsRepository,
    private readonly prepareMail: PrepareMail,
  ) {}

  /** One batch. @returns whether there may be more at once. */
  async run(): Promise<boolean> {
    const now = this.clock.now();
    const claimed = await this.jobs.claim(this.db, { now, claimedUntil: new Date(now.getTime() + CLAIM_MS), limit: BATCH });
    await Promise.all(claimed.map((job) => this.settle(job)));
    return claimed.length === BATCH;
  }

  private async settle(job: MailJob): Promise<void> {
    try {
      const mail = job.expiresAt > this.clock.now() ? await this.prepareMail.run(job) : undefined;
      if (mail) await this.mailer.send({ deliveryId: job.id, ...mail });
      await this.jobs.delete(this.db, job.id);
    } catch (cause) {
      const error = describeFailure(cause);
      const final = cause instanceof MailRefused;
      this.log.warn(`mail ${job.id} (${job.kind}) was not sent (attempt ${job.attempts}, ${final ? 'given up' : 'to be tried again'}): ${final ? 'refused' : error}`);
      if (final) return this.jobs.delete(this.db, job.id);
      const waitMs = backoffMs(job.attempts, { firstMs: 1_000, ceilingMs: 300_000 });
      await this.jobs.postpone(this.db, job, new Date(this.clock.now().getTime() + waitMs), error);
    }
  }
}
