import { Inject, Injectable } from '@nestjs/common';
import type { CurrentUser } from '@edtech/auth';
import { DATABASE, type Database } from '@edtech/drizzle';
import { UnitOfWork } from '@edtech/messaging';
import { CLOCK, type Clock } from '@edtech/scheduling';
import { requireActive } from '../accounts/require-active.js';
import { AuthTokensRepository } from '../infrastructure/database/repositories/auth-tokens.repository.js';
import { CredentialsRepository } from '../infrastructure/database/repositories/credentials.repository.js';
import { EmailChangesRepository } from '../infrastructure/database/repositories/email-changes.repository.js';
import { UsersRepository } from '../infrastructure/database/repositories/users.repository.js';
import { SecurityTrail } from '../security-events/security-trail.js';
import { CloseSessions } from '../sessions/close-sessions.js';
import { PasswordHasher } from './password-hasher.js';
import { PasswordPolicy } from './password-policy.js';
import { passwordWrong } from './passwords.errors.js';

/**
 * Replaces the password and ends every session but the one that asked, and what was begun before: links for a new password, and a change of the
 * address. Whoever knew the old one is out, and has left nothing behind.
 */
@Injectable()
export class ChangePassword {
  constructor(
    @Inject(DATABASE) private readonly db: Database,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly unitOfWork: UnitOfWork,
    private readonly users: UsersRepository,
    private readonly credentials: CredentialsRepository,
    private readonly authTokens: AuthTokensRepository,
    private readonly emailChanges: EmailChangesRepository,
    private readonly closeSessions: CloseSessions,
    private readonly hasher: PasswordHasher,
    private readonly policy: PasswordPolicy,
    private readonly trail: SecurityTrail,
  ) {}

  /** @throws PASSWORD_WRONG, PASSWORD_IS_PERSONAL, PASSWORD_IS_COMMON, PASSWORDS_BUSY */
  async run(viewer: CurrentUser, { currentPassword, newPassword }: { currentPassword: string; newPassword: string }): Promise<void> {
    // Hashing is slow: it is done before the transaction, which then only checks that nothing has changed.
    const currentHash = await this.credentials.findPasswordHash(this.db, viewer.userId);
    if (!(await this.hasher.verify(currentHash, currentPassword)) || currentHash === undefined) {
      await this.trail.recordFailure(this.db, viewer.userId, 'proof_failed');
      throw passwordWrong();
    }
    const account = requireActive(await this.users.findById(this.db, viewer.userId));
    this.policy.check(newPassword, account);
    const newHash = await this.hasher.hash(newPassword);

    await this.unitOfWork.run(async (scope) => {
      const { tx } = scope;
      // Sign-ins hold this row, so that none with the old password slips in between.
      const holder = requireActive(await this.users.findForUpdate(tx, viewer.userId));
      if (!(await this.credentials.replace(tx, viewer.userId, currentHash, newHash))) throw passwordWrong();
      await this.closeSessions.all(scope, viewer.userId, 'password_changed', viewer.sessionId);
      await this.authTokens.endPasswordResets(tx, viewer.userId, this.clock.now());
      await this.emailChanges.end(tx, viewer.userId);
      await this.trail.recordAndTell(tx, holder, 'password_changed');
    });
  }
}
