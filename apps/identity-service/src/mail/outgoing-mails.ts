import { Inject, Injectable, Logger, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import type { Executor } from '@edtech/drizzle';
import { BackgroundLoop, CLOCK, tellingOnce, type Clock } from '@edtech/scheduling';
import { v7 } from 'uuid';
import { MailJobsRepository } from '../infrastructure/database/repositories/mail-jobs.repository.js';
import type { MailJob } from './mail-job.rules.js';
import { SendDueMails } from './send-due-mails.js';

/** How long a mail waits at most before its first attempt. */
const INTERVAL_MS = 1_000;

/** A mail as a use case asks for it. */
export type NewMail = Pick<MailJob, 'kind' | 'recipient' | 'locale' | 'tokenId'> & {
  /** How long it is of use. */
  readonly lifeMs: number;
};

/** Mails of this service: rows of the business transaction, sent after it. Every replica sends what no other has in hand. */
@Injectable()
export class OutgoingMails implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly loop: BackgroundLoop;

  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly jobs: MailJobsRepository,
    sendDueMails: SendDueMails,
  ) {
    this.loop = new BackgroundLoop({
      name: 'outgoing mails',
      intervalMs: INTERVAL_MS,
      round: () => sendDueMails.run(),
      ...tellingOnce(new Logger(OutgoingMails.name), 'looking for mails to send'),
    });
  }

  /** In the caller's transaction; {@link sendSoon} after it. */
  async add(executor: Executor, { lifeMs, ...mail }: NewMail): Promise<void> {
    const now = this.clock.now();
    await this.jobs.insert(executor, { ...mail, id: v7(), createdAt: now, expiresAt: new Date(now.getTime() + lifeMs) });
  }

  /** Whoever forgets it waits a second longer. */
  sendSoon(): void {
    this.loop.wake();
  }

  onApplicationBootstrap(): void {
    this.loop.start();
  }

  /** Mails in hand are finished, and their outcome is written down, before the pool closes. */
  async beforeApplicationShutdown(): Promise<void> {
    await this.loop.stop();
  }
}
