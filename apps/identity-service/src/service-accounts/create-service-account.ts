import { Inject, Injectable } from '@nestjs/common';
import { UnitOfWork } from '@edtech/messaging';
import { CLOCK, type Clock } from '@edtech/scheduling';
import { v7 } from 'uuid';
import { requireActive } from '../accounts/require-active.js';
import { ServiceAccountsRepository } from '../infrastructure/database/repositories/service-accounts.repository.js';
import { UsersRepository } from '../infrastructure/database/repositories/users.repository.js';
import { SecurityTrail } from '../security-events/security-trail.js';
import { generateClientSecret, hashClientSecret } from './client-secret.js';
import { secretExpiry, type ServiceAccount, type ServiceAccountScope, type ServiceAccountSecret } from './service-account.rules.js';

export interface NewServiceAccount {
  name: string;
  description: string;
  scopes: readonly ServiceAccountScope[];
  secretExpiresInDays: number;
}

/** A secret that was made just now. */
export interface MadeSecret {
  account: ServiceAccount;
  stored: ServiceAccountSecret;
  /** The secret itself: here and in the admin's hands, never in the database. */
  secret: string;
}

/** Makes a program's account with its first secret. */
@Injectable()
export class CreateServiceAccount {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly unitOfWork: UnitOfWork,
    private readonly users: UsersRepository,
    private readonly accounts: ServiceAccountsRepository,
    private readonly trail: SecurityTrail,
  ) {}

  /** @throws SERVICE_ACCOUNT_NAME_TAKEN, ACCOUNT_NOT_ACTIVE */
  async run(adminId: string, { name, description, scopes, secretExpiresInDays }: NewServiceAccount): Promise<MadeSecret> {
    return this.unitOfWork.run(async ({ tx }) => {
      requireActive(await this.users.findById(tx, adminId));
      const now = this.clock.now();
      const account: ServiceAccount = { id: v7(), name: name.trim(), description: description.trim(), scopes: [...new Set(scopes)], status: 'active', createdBy: adminId, createdAt: now };
      await this.accounts.insert(tx, account);
      const made = makeSecret(account.id, adminId, now, secretExpiresInDays);
      await this.accounts.insertSecret(tx, made.stored);
      await this.trail.record(tx, adminId, 'service_account_created');
      return { account, ...made };
    });
  }
}

/** One more secret of an account, with a `sid` of its own. */
export function makeSecret(serviceAccountId: string, createdBy: string, now: Date, days: number): { stored: ServiceAccountSecret; secret: string } {
  const secret = generateClientSecret();
  const ids = { id: v7(), serviceAccountId, sessionId: v7(), createdBy };
  return { secret, stored: { ...ids, secretHash: hashClientSecret(secret), createdAt: now, expiresAt: secretExpiry(now, days), lastUsedAt: null, revokedAt: null } };
}
