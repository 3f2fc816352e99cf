import { Inject, Injectable } from '@nestjs/common';
import { DATABASE, type Database } from '@edtech/drizzle';
import { UnitOfWork } from '@edtech/messaging';
import { CLOCK, type Clock } from '@edtech/scheduling';
import { AuthTokensRepository } from '../infrastructure/database/repositories/auth-tokens.repository.js';
import { EmailChangesRepository } from '../infrastructure/database/repositories/email-changes.repository.js';
import { UsersRepository } from '../infrastructure/database/repositories/users.repository.js';
import { linkInvalid } from '../mail/mail.errors.js';
import { hashToken, type StoredToken } from '../tokens/auth-token.js';
import { SecurityTrail } from '../security-events/security-trail.js';
import { emailAlreadyRegistered } from './accounts.errors.js';
import { ChangeAccount } from './change-account.js';
import { requireActive } from './require-active.js';

/** Notes that one of the two addresses has agreed to a change; when both have, it is made. */
@Injectable()
export class ConfirmEmailChange {
  constructor(
    @Inject(DATABASE) private readonly db: Database,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly unitOfWork: UnitOfWork,
    private readonly users: UsersRepository,
    private readonly authTokens: AuthTokensRepository,
    private readonly emailChanges: EmailChangesRepository,
    private readonly changeAccount: ChangeAccount,
    private readonly trail: SecurityTrail,
  ) {}

  /**
   * @returns whether the address is changed now; false: the other mail has still to be answered
   * @throws LINK_INVALID also when the new address has got an account meanwhile; ACCOUNT_NOT_ACTIVE
   */
  async run(token: string): Promise<boolean> {
    const hash = hashToken(token);
    const { userId } = this.usable(await this.authTokens.findByHash(this.db, hash));
    try {
      return await this.unitOfWork.run(async (scope) => {
        const { tx } = scope;
        // Both answers at once wait for each other here, so that one of them is the second.
        const account = requireActive(await this.users.findForUpdate(tx, userId));
        const { id } = this.usable(await this.authTokens.findByHash(tx, hash));
        const change = await this.emailChanges.findByToken(tx, id);
        if (!change) throw linkInvalid();
        await this.authTokens.markUsed(tx, id, this.clock.now());
        const other = await this.authTokens.findById(tx, change.oldTokenId === id ? change.newTokenId : change.oldTokenId);
        if (!other?.usedAt) return false;
        await this.emailChanges.delete(tx, change.id);
        // Whoever reads the old address's mail is not the owner for that any more.
        await this.authTokens.endPasswordResets(tx, userId, this.clock.now());
        await this.changeAccount.runIn(scope, account, { email: change.newEmail });
        await this.trail.record(tx, userId, 'email_changed');
        return true;
      });
    } catch (error) {
      throw emailAlreadyRegistered.matches(error) ? linkInvalid() : error;
    }
  }

  private usable(token: StoredToken | undefined): StoredToken {
    if (token?.type !== 'email_verify' || token.usedAt || token.expiresAt <= this.clock.now()) throw linkInvalid();
    return token;
  }
}
