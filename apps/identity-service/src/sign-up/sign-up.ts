import { Inject, Injectable } from '@nestjs/common';
import { DATABASE, type Database } from '@edtech/drizzle';
import { CLOCK, type Clock } from '@edtech/scheduling';
import { v7 } from 'uuid';
import { tidied } from '../accounts/account.rules.js';
import { CreateAccount, type AccountDetails } from '../accounts/create-account.js';
import { RecordDateOfBirth } from '../consent/record-date-of-birth.js';
import { PendingSignUpsRepository } from '../infrastructure/database/repositories/pending-sign-ups.repository.js';
import { LINK_LIFE_MS } from '../mail/mail-job.rules.js';
import { MailTokens } from '../mail/mail-tokens.js';
import { OutgoingMails } from '../mail/outgoing-mails.js';

export interface SignUpDetails extends AccountDetails {
  role: 'student' | 'tutor';
  password: string;
}

/**
 * Notes down who wants an account, and has a mail sent to the address. Whether the address has an account already is not
 * even looked up here: only the mail says so, and only its reader learns it.
 */
@Injectable()
export class SignUp {
  constructor(
    @Inject(DATABASE) private readonly db: Database,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly createAccount: CreateAccount,
    private readonly datesOfBirth: RecordDateOfBirth,
    private readonly pendingSignUps: PendingSignUpsRepository,
    private readonly mailTokens: MailTokens,
    private readonly mails: OutgoingMails,
  ) {}

  /** @throws PASSWORD_IS_PERSONAL, PASSWORD_IS_COMMON, PASSWORDS_BUSY, DATE_OF_BIRTH_REQUIRED, DATE_OF_BIRTH_IMPLAUSIBLE */
  async run({ password, ...given }: SignUpDetails): Promise<void> {
    const { email, firstName, lastName, role, locale, timeZone, dateOfBirth = null } = tidied(given);
    this.datesOfBirth.check(dateOfBirth, timeZone);
    const passwordHash = await this.createAccount.hashPassword(password, given);
    const createdAt = this.clock.now();
    const id = v7();
    await this.db.transaction(async (tx) => {
      const expiresAt = new Date(createdAt.getTime() + LINK_LIFE_MS.signUp);
      const token = this.mailTokens.hashOf(id);
      await this.pendingSignUps.insert(tx, { id, email, firstName, lastName, role, locale, timeZone, dateOfBirth, passwordHash, token, createdAt, expiresAt });
      await this.mails.add(tx, { kind: 'sign_up', recipient: email, locale, tokenId: id, lifeMs: LINK_LIFE_MS.signUp });
    });
    this.mails.sendSoon();
  }
}
