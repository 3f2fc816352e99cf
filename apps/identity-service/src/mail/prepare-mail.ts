import { Inject, Injectable, Logger } from '@nestjs/common';
import { DATABASE, type Database } from '@edtech/drizzle';
import type { Mail } from '@edtech/mail';
import { AuthTokensRepository } from '../infrastructure/database/repositories/auth-tokens.repository.js';
import { GuardianshipsRepository } from '../infrastructure/database/repositories/guardianships.repository.js';
import { PendingSignUpsRepository } from '../infrastructure/database/repositories/pending-sign-ups.repository.js';
import { UsersRepository } from '../infrastructure/database/repositories/users.repository.js';
import { mailLink } from './mail-links.js';
import type { MailJob } from './mail-job.rules.js';
import { mailText, type MailTextKind } from './mail-texts.js';
import { MailTokens } from './mail-tokens.js';

export const WEB_URL = Symbol('WEB_URL');

type PreparedMail = Omit<Mail, 'deliveryId'>;

/**
 * Decides what a mail says, or that there is none to send. Whether an address has an account is looked up here, long after
 * whoever typed it into a form has been answered: the answer cannot tell.
 */
@Injectable()
export class PrepareMail {
  private readonly log = new Logger(PrepareMail.name);

  constructor(
    @Inject(DATABASE) private readonly db: Database,
    @Inject(WEB_URL) private readonly webUrl: string,
    private readonly mailTokens: MailTokens,
    private readonly users: UsersRepository,
    private readonly authTokens: AuthTokensRepository,
    private readonly pendingSignUps: PendingSignUpsRepository,
    private readonly guardianships: GuardianshipsRepository,
  ) {}

  /** Undefined when there is nobody to write to, or nothing to say any more. May be asked again for the same mail. */
  async run(job: MailJob): Promise<PreparedMail | undefined> {
    switch (job.kind) {
      case 'sign_up':
        return this.forSignUp(job);
      case 'password_reset':
        return this.forPasswordReset(job);
      case 'email_change_old':
        return this.forEmailChange(job);
      case 'email_change_new': {
        const holder = await this.users.findByEmail(this.db, job.recipient);
        const token = await this.findToken(job);
        // The account's own address, written otherwise, is not somebody else's.
        if (holder && token && holder.id !== token.userId) return this.compose({ ...job, locale: holder.locale }, 'account_exists');
        return this.forEmailChange(job);
      }
      case 'guardian_invitation': {
        const invitation = await this.guardianships.findById(this.db, job.tokenId ?? '');
        // Without a token it was answered or taken back.
        return invitation?.token ? this.withToken(job, invitation.token) : undefined;
      }
      default:
        return this.compose(job, job.kind);
    }
  }

  private async forSignUp(job: MailJob): Promise<PreparedMail | undefined> {
    const pending = await this.pendingSignUps.findById(this.db, job.tokenId ?? '');
    if (!pending) return undefined;
    const holder = await this.users.findByEmail(this.db, job.recipient);
    if (holder) return this.compose({ ...job, locale: holder.locale }, 'account_exists');
    return this.withToken(job, pending.token);
  }

  private async forPasswordReset(job: MailJob): Promise<PreparedMail | undefined> {
    const account = await this.users.findByEmail(this.db, job.recipient);
    if (account?.status !== 'active' || job.tokenId === null) return undefined;
    const { tokenId: id, createdAt, expiresAt } = job;
    const token = this.mailTokens.hashOf(id);
    await this.authTokens.insertOnce(this.db, { id, userId: account.id, familyId: null, token, type: 'password_reset', createdAt, expiresAt });
    // To the address as the account has it, not as a stranger has typed it.
    return this.compose({ ...job, recipient: account.email, locale: account.locale }, 'password_reset', this.mailTokens.tokenOf(id));
  }

  private async forEmailChange(job: MailJob): Promise<PreparedMail | undefined> {
    const token = await this.findToken(job);
    return token && !token.usedAt ? this.withToken(job, token.token) : undefined;
  }

  private findToken({ tokenId }: MailJob) {
    return this.authTokens.findById(this.db, tokenId ?? '');
  }

  /** A token that was made with another key than this replica's would be of no use to its reader. */
  private withToken(job: MailJob, storedHash: string): PreparedMail | undefined {
    if (job.tokenId !== null && this.mailTokens.hashOf(job.tokenId) === storedHash) return this.compose(job, job.kind, this.mailTokens.tokenOf(job.tokenId));
    this.log.error(`mail ${job.id} (${job.kind}) is dropped: IDENTITY_MAIL_TOKEN_KEY is not the one that its token was made with`);
    return undefined;
  }

  private compose({ kind, recipient, locale }: MailJob, text: MailTextKind, token?: string): PreparedMail {
    const { subject, body } = mailText(text, locale, token === undefined ? '' : mailLink(this.webUrl, kind, token));
    return { to: { name: '', address: recipient }, subject, text: body };
  }
}
