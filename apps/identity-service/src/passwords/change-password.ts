import { Inject, Injectable } from '@nestjs/common';
import type { CurrentUser } from '@edtech/auth';
import { DATABASE, type Database } from '@edtech/drizzle';
import { UnitOfWork } from '@edtech/messaging';
import { requireActive } from '../accounts/require-active.js';
import { CredentialsRepository } from '../infrastructure/database/repositories/credentials.repository.js';
import { UsersRepository } from '../infrastructure/database/repositories/users.repository.js';
import { NOTICE_LIFE_MS } from '../mail/mail-job.rules.js';
import { OutgoingMails } from '../mail/outgoing-mails.js';
import { CloseSessions } from '../sessions/close-sessions.js';
import { checkPassword } from './check-password.js';
import { PasswordHasher } from './password-hasher.js';
import { passwordWrong } from './passwords.errors.js';

/** Replaces the password and ends every session but the one that asked: whoever knew the old one is out. */
@Injectable()
export class ChangePassword {
  constructor(
    @Inject(DATABASE) private readonly db: Database,
    private readonly unitOfWork: UnitOfWork,
    private readonly users: UsersRepository,
    private readonly credentials: CredentialsRepository,
    private readonly closeSessions: CloseSessions,
    private readonly hasher: PasswordHasher,
    private readonly mails: OutgoingMails,
  ) {}

  /** @throws PASSWORD_WRONG, PASSWORD_IS_PERSONAL, PASSWORD_IS_COMMON, PASSWORDS_BUSY */
  async run(viewer: CurrentUser, { currentPassword, newPassword }: { currentPassword: string; newPassword: string }): Promise<void> {
    // Hashing is slow: it is done before the transaction, which then only checks that nothing has changed.
    const currentHash = await this.credentials.findPasswordHash(this.db, viewer.userId);
    if (!(await this.hasher.verify(currentHash, currentPassword)) || currentHash === undefined) throw passwordWrong();
    const account = requireActive(await this.users.findById(this.db, viewer.userId));
    checkPassword(newPassword, account);
    const newHash = await this.hasher.hash(newPassword);

    await this.unitOfWork.run(async (scope) => {
      const { tx } = scope;
      // Sign-ins hold this row, so that none with the old password slips in between.
      const { email: recipient, locale } = requireActive(await this.users.findForUpdate(tx, viewer.userId));
      if (!(await this.credentials.replace(tx, viewer.userId, currentHash, newHash))) throw passwordWrong();
      await this.closeSessions.all(scope, viewer.userId, 'password_changed', viewer.sessionId);
      await this.mails.add(tx, { kind: 'password_changed', recipient, locale, tokenId: null, lifeMs: NOTICE_LIFE_MS });
    });
    this.mails.sendSoon();
  }
}
