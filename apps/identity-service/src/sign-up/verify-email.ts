import { Inject, Injectable } from '@nestjs/common';
import { UnitOfWork } from '@edtech/messaging';
import { CLOCK, type Clock } from '@edtech/scheduling';
import { emailAlreadyRegistered } from '../accounts/accounts.errors.js';
import type { Account } from '../accounts/account.rules.js';
import { CreateAccount } from '../accounts/create-account.js';
import { PendingSignUpsRepository } from '../infrastructure/database/repositories/pending-sign-ups.repository.js';
import { linkInvalid } from '../mail/mail.errors.js';
import { OpenSession, type OpenedSession } from '../sessions/open-session.js';
import { hashToken } from '../tokens/auth-token.js';

/** Makes the account of whoever has read the mail, and its first session, or neither. */
@Injectable()
export class VerifyEmail {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly unitOfWork: UnitOfWork,
    private readonly pendingSignUps: PendingSignUpsRepository,
    private readonly createAccount: CreateAccount,
    private readonly openSession: OpenSession,
  ) {}

  /** @throws LINK_INVALID also when the address has got an account meanwhile */
  async run({ token, deviceName }: { token: string; deviceName?: string }): Promise<{ account: Account; session: OpenedSession }> {
    try {
      return await this.unitOfWork.run(async (scope) => {
        const pending = await this.pendingSignUps.findAndHold(scope.tx, hashToken(token));
        if (!pending || pending.expiresAt <= this.clock.now()) throw linkInvalid();
        const { email, firstName, lastName, role, locale, timeZone, dateOfBirth, passwordHash } = pending;
        const account = await this.createAccount.runIn(scope, { email, firstName, lastName, role, locale, timeZone, dateOfBirth }, passwordHash);
        await this.pendingSignUps.deleteOf(scope.tx, email);
        return { account, session: await this.openSession.runIn(scope, account, { deviceName, methods: ['pwd'] }) };
      });
    } catch (error) {
      throw emailAlreadyRegistered.matches(error) ? linkInvalid() : error;
    }
  }
}
