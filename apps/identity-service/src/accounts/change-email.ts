import { Inject, Injectable } from '@nestjs/common';
import { DATABASE, type Database } from '@edtech/drizzle';
import { UnitOfWork } from '@edtech/messaging';
import { CLOCK, type Clock } from '@edtech/scheduling';
import { v7 } from 'uuid';
import { AuthTokensRepository } from '../infrastructure/database/repositories/auth-tokens.repository.js';
import { CredentialsRepository } from '../infrastructure/database/repositories/credentials.repository.js';
import { EmailChangesRepository } from '../infrastructure/database/repositories/email-changes.repository.js';
import { UsersRepository } from '../infrastructure/database/repositories/users.repository.js';
import { LINK_LIFE_MS } from '../mail/mail-job.rules.js';
import { MailTokens } from '../mail/mail-tokens.js';
import { OutgoingMails } from '../mail/outgoing-mails.js';
import { PasswordHasher } from '../passwords/password-hasher.js';
import { passwordWrong } from '../passwords/passwords.errors.js';
import { SecurityTrail } from '../security-events/security-trail.js';
import { requireActive } from './require-active.js';

/**
 * Has links mailed to the address that an account has and to the one that it wants; ConfirmEmailChange does the rest. Whoever
 * changes the address can take the account over, so the password is asked for again. That the new address has an account
 * already is told to nobody but its reader.
 */
@Injectable()
export class ChangeEmail {
  constructor(
    @Inject(DATABASE) private readonly db: Database,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly unitOfWork: UnitOfWork,
    private readonly users: UsersRepository,
    private readonly credentials: CredentialsRepository,
    private readonly authTokens: AuthTokensRepository,
    private readonly emailChanges: EmailChangesRepository,
    private readonly hasher: PasswordHasher,
    private readonly mailTokens: MailTokens,
    private readonly mails: OutgoingMails,
    private readonly trail: SecurityTrail,
  ) {}

  /**
   * @returns the addresses that mails go to
   * @throws PASSWORD_WRONG, ACCOUNT_NOT_ACTIVE
   */
  async run(userId: string, { email: newEmail, password }: { email: string; password: string }): Promise<string[]> {
    const passwordHash = await this.credentials.findPasswordHash(this.db, userId);
    if (!(await this.hasher.verify(passwordHash, password))) {
      await this.trail.recordFailure(this.db, userId, 'proof_failed');
      throw passwordWrong();
    }
    const createdAt = this.clock.now();
    const lifeMs = LINK_LIFE_MS.emailChange;
    const expiresAt = new Date(createdAt.getTime() + lifeMs);
    const [oldTokenId, newTokenId] = [v7(), v7()] as const;

    const oldEmail = await this.unitOfWork.run(async ({ tx }) => {
      const { email, locale } = requireActive(await this.users.findForUpdate(tx, userId));
      for (const id of [oldTokenId, newTokenId]) {
        await this.authTokens.insert(tx, { id, userId, familyId: null, token: this.mailTokens.hashOf(id), type: 'email_verify', createdAt, expiresAt });
      }
      await this.emailChanges.replace(tx, { id: v7(), userId, newEmail, oldTokenId, newTokenId, createdAt, expiresAt });
      await this.mails.add(tx, { kind: 'email_change_old', recipient: email, locale, tokenId: oldTokenId, lifeMs });
      await this.mails.add(tx, { kind: 'email_change_new', recipient: newEmail, locale, tokenId: newTokenId, lifeMs });
      await this.trail.record(tx, userId, 'email_change_requested');
      return email;
    });
    this.mails.sendSoon();
    return [oldEmail, newEmail];
  }
}
