import { Inject, Injectable } from '@nestjs/common';
import { DATABASE, type Database } from '@edtech/drizzle';
import { decodeCursor } from '@edtech/graphql';
import { desc, lt } from 'drizzle-orm';
import { ServiceAccountsRepository } from '../infrastructure/database/repositories/service-accounts.repository.js';
import { serviceAccounts } from '../infrastructure/database/schemas/index.js';
import type { ServiceAccount, ServiceAccountSecret } from './service-account.rules.js';

export interface FoundServiceAccount {
  account: ServiceAccount;
  /** The newest first. */
  secrets: ServiceAccountSecret[];
}

@Injectable()
export class FindServiceAccounts {
  constructor(
    @Inject(DATABASE) private readonly db: Database,
    private readonly accounts: ServiceAccountsRepository,
  ) {}

  /** The newest first, with their secrets: two statements. One more than `first`, for the pager. @throws INVALID_CURSOR */
  async page({ first, after }: { first: number; after?: string | null }): Promise<FoundServiceAccount[]> {
    const lastId = decodeCursor(after, ['uuid'])?.[0];
    const found = await this.db
      .select()
      .from(serviceAccounts)
      .where(lastId === undefined ? undefined : lt(serviceAccounts.id, String(lastId)))
      .orderBy(desc(serviceAccounts.id))
      .limit(first + 1);
    return this.withSecrets(found);
  }

  /** An account that was just changed, as it stands. */
  async of(account: ServiceAccount): Promise<FoundServiceAccount> {
    const [found] = await this.withSecrets([account]);
    return found ?? { account, secrets: [] };
  }

  private async withSecrets(found: readonly ServiceAccount[]): Promise<FoundServiceAccount[]> {
    if (found.length === 0) return [];
    const secrets = await this.accounts.findSecrets(this.db, found.map(({ id }) => id));
    return found.map((account) => ({ account, secrets: secrets.filter(({ serviceAccountId }) => serviceAccountId === account.id) }));
  }
}
