import { Inject, Injectable } from '@nestjs/common';
import { DATABASE, type Database } from '@edtech/drizzle';
import { v7 } from 'uuid';
import { LINK_LIFE_MS } from '../mail/mail-job.rules.js';
import { OutgoingMails } from '../mail/outgoing-mails.js';

/**
 * Has a link for a new password mailed, if there is an account. That is looked up by whoever writes the mail: here one row
 * is written for any address, so that neither answer nor time tells.
 */
@Injectable()
export class RequestPasswordReset {
  constructor(
    @Inject(DATABASE) private readonly db: Database,
    private readonly mails: OutgoingMails,
  ) {}

  async run(email: string): Promise<void> {
    await this.mails.add(this.db, { kind: 'password_reset', recipient: email, locale: null, tokenId: v7(), lifeMs: LINK_LIFE_MS.passwordReset });
    this.mails.sendSoon();
  }
}
