import { Inject, Injectable } from '@nestjs/common';
import { DATABASE, type Database } from '@edtech/drizzle';
import { UnitOfWork } from '@edtech/messaging';
import { CLOCK, type Clock } from '@edtech/scheduling';
import type { Account } from '../accounts/account.rules.js';
import { AuthTokensRepository } from '../infrastructure/database/repositories/auth-tokens.repository.js';
import { CredentialsRepository } from '../infrastructure/database/repositories/credentials.repository.js';
import { EmailChangesRepository } from '../infrastructure/database/repositories/email-changes.repository.js';
import { UsersRepository } from '../infrastructure/database/repositories/users.repository.js';
import { linkInvalid } from '../mail/mail.errors.js';
import { SecurityTrail } from '../security-events/security-trail.js';
import { CloseSessions } from '../sessions/close-sessions.js';
import { hashToken, type StoredToken } from '../tokens/auth-token.js';
import { PasswordHasher } from './password-hasher.js';
import { PasswordPolicy } from './password-policy.js';

/** Sets the password of whoever has read the mail, and ends every session: whoever else was in is out. Nobody is signed in by it. */
@Injectable()
export class ResetPassword {
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

  /** @throws LINK_INVALID, PASSWORD_IS_PERSONAL, PASSWORD_IS_COMMON, PASSWORDS_BUSY */
  async run({ token, newPassword }: { token: string; newPassword: string }): Promise<Account> {
    const hash = hashToken(token);
    const found = this.usable(await this.authTokens.findByHash(this.db, hash));
    const owner = await this.users.findById(this.db, found.userId);
    if (owner?.status !== 'active') throw linkInvalid();
    this.policy.check(newPassword, owner);
    const passwordHash = await this.hasher.hash(newPassword);

    return this.unitOfWork.run(async (scope) => {
      const { tx } = scope;
      // Sign-ins hold this row, so that none with the old password slips in between; two with one link wait for each other here.
      const held = await this.users.findForUpdate(tx, owner.id);
      this.usable(await this.authTokens.findByHash(tx, hash));
      if (held?.status !== 'active') throw linkInvalid();
      await this.authTokens.endPasswordResets(tx, owner.id, this.clock.now());
      await this.credentials.set(tx, owner.id, passwordHash);
      await this.closeSessions.all(scope, owner.id, 'password_changed');
      await this.emailChanges.end(tx, owner.id);
      await this.trail.recordAndTell(tx, held, 'password_reset');
      return held;
    });
  }

  private usable(token: StoredToken | undefined): StoredToken {
    if (token?.type !== 'password_reset' || token.usedAt || token.expiresAt <= this.clock.now()) throw linkInvalid();
    return token;
  }
}
