import { Inject, Injectable } from '@nestjs/common';
import { UnitOfWork, type Scope } from '@edtech/messaging';
import { CLOCK, type Clock } from '@edtech/scheduling';
import { validate as isUuid } from 'uuid';
import { requireActive } from '../accounts/require-active.js';
import { ServiceAccountsRepository } from '../infrastructure/database/repositories/service-accounts.repository.js';
import { UsersRepository } from '../infrastructure/database/repositories/users.repository.js';
import { SecurityTrail } from '../security-events/security-trail.js';
import { CloseSessions } from '../sessions/close-sessions.js';
import { makeSecret, type MadeSecret } from './create-service-account.js';
import { isGood, SECRETS_AT_ONCE, type ServiceAccount } from './service-account.rules.js';
import { serviceAccountNotFound, serviceAccountSecretNotFound, serviceAccountSecretsFull } from './service-accounts.errors.js';

/**
 * What admins do to a program's account after it was made. Each takes the account's row first, so that two who change it at once
 * come one after the other. What ends tokens tells the platform so in the same transaction, as the end of a session.
 */
@Injectable()
export class ChangeServiceAccount {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly unitOfWork: UnitOfWork,
    private readonly users: UsersRepository,
    private readonly accounts: ServiceAccountsRepository,
    private readonly closeSessions: CloseSessions,
    private readonly trail: SecurityTrail,
  ) {}

  /**
   * One more secret. The one before stays good until it is revoked or expires, so that programs can be changed over one by one.
   *
   * @throws SERVICE_ACCOUNT_NOT_FOUND, SERVICE_ACCOUNT_SECRETS_FULL, ACCOUNT_NOT_ACTIVE
   */
  async rotateSecret(adminId: string, id: string, expiresInDays: number): Promise<MadeSecret> {
    return this.change(adminId, id, async ({ tx }, account) => {
      const now = this.clock.now();
      const good = (await this.accounts.findSecrets(tx, [account.id])).filter((secret) => isGood(secret, now));
      if (good.length >= SECRETS_AT_ONCE) throw serviceAccountSecretsFull({ atOnce: SECRETS_AT_ONCE });
      const made = makeSecret(account.id, adminId, now, expiresInDays);
      await this.accounts.insertSecret(tx, made.stored);
      await this.trail.record(tx, adminId, 'service_account_secret_added');
      return { account, ...made };
    });
  }

  /** Ends a secret and the tokens that it was exchanged for. Doing it twice is fine. @throws SERVICE_ACCOUNT_SECRET_NOT_FOUND, ACCOUNT_NOT_ACTIVE */
  async revokeSecret(adminId: string, secretId: string): Promise<ServiceAccount> {
    if (!isUuid(secretId)) throw serviceAccountSecretNotFound();
    return this.unitOfWork.run(async (scope) => {
      const id = await this.accounts.findAccountOf(scope.tx, secretId);
      if (id === undefined) throw serviceAccountSecretNotFound();
      return this.changeIn(scope, adminId, id, async ({ tx }, account) => {
        const now = this.clock.now();
        const sessionId = await this.accounts.revokeSecret(tx, secretId, now);
        if (sessionId === undefined) return account;
        await this.closeSessions.tell(scope, id, [sessionId], 'revoked', now);
        await this.trail.record(tx, adminId, 'service_account_secret_revoked');
        return account;
      });
    });
  }

  /** Ends all tokens of the account; its secrets are taken no more until it is reactivated. Doing it twice is fine. @throws SERVICE_ACCOUNT_NOT_FOUND, ACCOUNT_NOT_ACTIVE */
  async suspend(adminId: string, id: string): Promise<ServiceAccount> {
    return this.change(adminId, id, async (scope, account) => {
      if (account.status === 'suspended') return account;
      await this.accounts.setStatus(scope.tx, account.id, 'suspended');
      await this.closeSessions.tell(scope, account.id, await this.accounts.sessionsOf(scope.tx, account.id), 'account_closed', this.clock.now());
      await this.trail.record(scope.tx, adminId, 'service_account_suspended');
      return { ...account, status: 'suspended' };
    });
  }

  /** Its secrets are taken again, for tokens of another `sid`: those of before stay refused. Doing it twice is fine. @throws SERVICE_ACCOUNT_NOT_FOUND, ACCOUNT_NOT_ACTIVE */
  async reactivate(adminId: string, id: string): Promise<ServiceAccount> {
    return this.change(adminId, id, async ({ tx }, account) => {
      if (account.status === 'active') return account;
      await this.accounts.setStatus(tx, account.id, 'active');
      await this.accounts.renewSessions(tx, account.id);
      await this.trail.record(tx, adminId, 'service_account_reactivated');
      return { ...account, status: 'active' };
    });
  }

  private change<T>(adminId: string, id: string, work: (scope: Scope, account: ServiceAccount) => Promise<T>): Promise<T> {
    return this.unitOfWork.run((scope) => this.changeIn(scope, adminId, id, work));
  }

  private async changeIn<T>(scope: Scope, adminId: string, id: string, work: (scope: Scope, account: ServiceAccount) => Promise<T>): Promise<T> {
    requireActive(await this.users.findById(scope.tx, adminId));
    const account = isUuid(id) ? await this.accounts.findForUpdate(scope.tx, id) : undefined;
    if (!account) throw serviceAccountNotFound();
    return work(scope, account);
  }
}
