import { Inject, Injectable } from '@nestjs/common';
import type { Executor } from '@edtech/drizzle';
import { CLOCK, type Clock } from '@edtech/scheduling';
import { v7 } from 'uuid';
import type { Account } from '../accounts/account.rules.js';
import { SecurityEventsRepository, type NewSecurityEvent } from '../infrastructure/database/repositories/security-events.repository.js';
import { NOTICE_LIFE_MS, type NoticeKind } from '../mail/mail-job.rules.js';
import { OutgoingMails } from '../mail/outgoing-mails.js';
import { requestOrigin } from './request-origin.js';
import { noticeOf, type FailureKind, type NoticedKind, type QuietKind, type SecurityEventKind } from './security-event.rules.js';

/** Whom a notice goes to. */
export type Holder = Pick<Account, 'id' | 'email' | 'locale'>;

export interface EventDetails {
  /** The session it is about, when that is not the one that asks. */
  readonly sessionId?: string;
  /** Who did it, when it was not the account's holder. */
  readonly actorId?: string;
}

/**
 * Writes down what happens to the safety of accounts, in the transaction in which it happens: what is there did happen, and what happened is
 * there. Takes no text, so that no secret can get in.
 */
@Injectable()
export class SecurityTrail {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly events: SecurityEventsRepository,
    private readonly mails: OutgoingMails,
  ) {}

  async record(executor: Executor, userId: string, kind: QuietKind, details: EventDetails = {}): Promise<void> {
    await this.events.insert(executor, this.eventOf(userId, kind, details));
  }

  /** Also tells the holder by mail, once the transaction has committed. */
  async recordAndTell(executor: Executor, holder: Holder, kind: NoticedKind): Promise<void> {
    await this.events.insert(executor, this.eventOf(holder.id, kind));
    await this.tell(executor, holder, noticeOf[kind]);
  }

  /** A session has begun. The holder is told of it when the account was signed in before, but never on such a device in such a network. */
  async recordSignIn(executor: Executor, holder: Holder, { sessionId, deviceName }: { sessionId: string; deviceName: string | null }): Promise<void> {
    const event = this.eventOf(holder.id, 'signed_in', { sessionId });
    const { before, alike } = await this.events.insertSignIn(executor, event, deviceName);
    if (before && !alike) await this.tell(executor, holder, 'new_device');
  }

  /** Wrong passwords and codes of somebody who has shown something right already. Not more than a hundred a day are kept. */
  async recordFailure(executor: Executor, userId: string, kind: FailureKind): Promise<void> {
    await this.events.insertFailure(executor, { userId }, { ...this.eventOf(userId, kind), kind });
  }

  private eventOf(userId: string, kind: SecurityEventKind, { sessionId, actorId }: EventDetails = {}): NewSecurityEvent {
    const origin = requestOrigin();
    // Somebody who is signed in as one account may sign in as another.
    const asking = origin?.viewer?.userId === userId ? origin.viewer.sessionId : null;
    // The network of an admin is none of the account's holder's business.
    const address = actorId === undefined ? (origin?.address ?? null) : null;
    return { id: v7(), userId, kind, occurredAt: this.clock.now(), sessionId: sessionId ?? asking, address, actorId: actorId ?? null };
  }

  private async tell(executor: Executor, { email: recipient, locale }: Holder, kind: NoticeKind): Promise<void> {
    const origin = requestOrigin();
    if (origin) origin.hasTold = true;
    await this.mails.add(executor, { kind, recipient, locale, tokenId: null, lifeMs: NOTICE_LIFE_MS });
  }
}
