import { Injectable } from '@nestjs/common';
import { identityUserUpdatedV1 } from '@edtech/contracts';
import type { Scope } from '@edtech/messaging';
import { lastTokenExpires, RevocationStore } from '@edtech/service-host';
import { CloseGuardianships } from '../consent/close-guardianships.js';
import { KeepConsent } from '../consent/keep-consent.js';
import { UsersRepository } from '../infrastructure/database/repositories/users.repository.js';
import { effectiveChanges, publicState, type Account, type AccountChanges } from './account.rules.js';

/** The one way in which an account changes: a version and an event for each change, nothing for none. */
@Injectable()
export class ChangeAccount {
  constructor(
    private readonly users: UsersRepository,
    private readonly revocations: RevocationStore,
    private readonly closeGuardianships: CloseGuardianships,
    private readonly keepConsent: KeepConsent,
  ) {}

  /**
   * @param account as read for update in this transaction
   * @throws EMAIL_ALREADY_REGISTERED
   */
  async runIn({ tx, publish }: Scope, account: Account, changes: AccountChanges): Promise<Account> {
    const effective = effectiveChanges(account, changes);
    if (Object.keys(effective).length === 0) return account;
    const changed = await this.users.update(tx, account.id, effective);
    // The others hear of it by the event.
    if ('role' in effective || 'status' in effective) {
      const { id, role, status, version } = changed;
      const changedAt = new Date();
      await this.revocations.record(tx, [{ kind: 'account', id, role, active: status === 'active', version, changedAt, expiresAt: lastTokenExpires(changedAt) }]);
    }
    await publish(identityUserUpdatedV1, { sequence: changed.version, data: publicState(changed) });
    if (changed.status === 'deleted') await this.closeGuardianships.ofAccountIn({ tx, publish }, changed);
    // Days begin at another time where they live now; of a closed account nothing is asked any more.
    if ('timeZone' in effective || 'status' in effective) await this.keepConsent.runIn({ tx, publish }, changed);
    return changed;
  }
}
