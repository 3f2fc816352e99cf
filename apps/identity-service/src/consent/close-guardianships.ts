import { Inject, Injectable } from '@nestjs/common';
import type { Scope } from '@edtech/messaging';
import { CLOCK, type Clock } from '@edtech/scheduling';
import type { Account } from '../accounts/account.rules.js';
import type { GuardianshipEnd } from '../guardians/guardianship.rules.js';
import { GuardianshipsRepository, type Guardianship } from '../infrastructure/database/repositories/guardianships.repository.js';
import { UsersRepository } from '../infrastructure/database/repositories/users.repository.js';
import { SecurityTrail } from '../security-events/security-trail.js';
import { KeepConsent } from './keep-consent.js';

/** Who ends it, and in whose name. */
export interface EndOfGuardianship {
  readonly by: GuardianshipEnd;
  readonly actorId: string;
}

/** The one way in which a guardianship ends: what was consented to ends with it. */
@Injectable()
export class CloseGuardianships {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly users: UsersRepository,
    private readonly guardianships: GuardianshipsRepository,
    private readonly keepConsent: KeepConsent,
    private readonly trail: SecurityTrail,
  ) {}

  /** @param ward locked in this transaction, before the guardianship was read */
  async oneIn(scope: Scope, ward: Account, guardianship: Guardianship, { by, actorId }: EndOfGuardianship): Promise<Guardianship> {
    const { status, wardId, guardianId } = guardianship;
    const ended = await this.guardianships.end(scope.tx, guardianship, by, this.clock.now());
    for (const userId of status === 'active' && guardianId ? [wardId, guardianId] : []) {
      // That an account was closed is written down for it already.
      if (userId !== actorId) await this.trail.record(scope.tx, userId, 'guardianship_ended', { actorId });
      else if (by !== 'account_closed') await this.trail.record(scope.tx, userId, 'guardianship_ended');
    }
    await this.keepConsent.runIn(scope, ward);
    return ended;
  }

  /**
   * All that an account has a part in, because it is closed for good.
   *
   * @param account locked in this transaction. Its wards are locked after it, as everywhere: guardian first, then ward
   */
  async ofAccountIn(scope: Scope, { id }: Pick<Account, 'id'>): Promise<void> {
    for (const { id: guardianshipId, wardId } of await this.guardianships.findOpenWith(scope.tx, id)) {
      const ward = await this.users.findForUpdate(scope.tx, wardId);
      const guardianship = await this.guardianships.findForUpdate(scope.tx, guardianshipId);
      if (ward && guardianship) await this.oneIn(scope, ward, guardianship, { by: 'account_closed', actorId: id });
    }
  }
}
