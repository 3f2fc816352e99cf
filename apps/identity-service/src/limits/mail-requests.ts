import { Inject, Injectable } from '@nestjs/common';
import { AttemptCounter, AttemptCounters } from './attempt-counter.js';
import type { Client } from './client.js';
import type { LimitSettings } from './limit-settings.js';
import { accountKey, LIMIT_SETTINGS } from './sign-in-attempts.js';

/** Stands before everything by which strangers make us write mails, so that nobody floods a mailbox, or the world. */
@Injectable()
export class MailRequests {
  private readonly addresses: AttemptCounter;
  private readonly recipients: AttemptCounter;

  constructor(counters: AttemptCounters, @Inject(LIMIT_SETTINGS) settings: LimitSettings) {
    this.addresses = counters.of('mail-address', settings.mailsPerAddress);
    this.recipients = counters.of('mail-recipient', settings.mailsPerRecipient);
  }

  /** @throws TOO_MANY_ATTEMPTS whether or not the recipient has an account */
  async count({ address }: Client, recipient: string): Promise<void> {
    await this.addresses.count(address);
    await this.recipients.count(accountKey(recipient));
  }
}
