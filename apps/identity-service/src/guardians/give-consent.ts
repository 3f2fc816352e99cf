import { Inject, Injectable } from '@nestjs/common';
import { UnitOfWork } from '@edtech/messaging';
import { CLOCK, type Clock } from '@edtech/scheduling';
import { validate as isUuid } from 'uuid';
import { requireActive } from '../accounts/require-active.js';
import { inOrder, NO_CONSENT, type Consent } from '../consent/consent.rules.js';
import { KeepConsent } from '../consent/keep-consent.js';
import { GuardianshipsRepository, type Guardianship } from '../infrastructure/database/repositories/guardianships.repository.js';
import { UsersRepository } from '../infrastructure/database/repositories/users.repository.js';
import { SecurityTrail } from '../security-events/security-trail.js';
import { consentNotNeeded, wardNotFound } from './guardians.errors.js';

/** What a guardian consents to, for a ward of their own: each time in the place of all that was consented to before. */
@Injectable()
export class GiveConsent {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly unitOfWork: UnitOfWork,
    private readonly users: UsersRepository,
    private readonly guardianships: GuardianshipsRepository,
    private readonly keepConsent: KeepConsent,
    private readonly trail: SecurityTrail,
  ) {}

  /** @throws WARD_NOT_FOUND, CONSENT_NOT_NEEDED, ACCOUNT_NOT_ACTIVE */
  give(guardianId: string, wardId: string, consent: Consent): Promise<Guardianship> {
    return this.change(guardianId, wardId, { ...consent, kinds: inOrder(consent.kinds) });
  }

  /** Of everything. @throws WARD_NOT_FOUND, CONSENT_NOT_NEEDED, ACCOUNT_NOT_ACTIVE */
  withdraw(guardianId: string, wardId: string): Promise<Guardianship> {
    return this.change(guardianId, wardId, NO_CONSENT);
  }

  private async change(guardianId: string, wardId: string, consent: Consent): Promise<Guardianship> {
    if (!isUuid(wardId)) throw wardNotFound();
    return this.unitOfWork.run(async (scope) => {
      const { tx } = scope;
      // The guardian first, then the ward: as everywhere where both are locked.
      requireActive(await this.users.findAndHold(tx, guardianId));
      const isGuardian = async (): Promise<Guardianship> => {
        const guardianship = await this.guardianships.findActiveOfWard(tx, wardId);
        if (guardianship?.guardianId !== guardianId) throw wardNotFound();
        return guardianship;
      };
      // Before anything of a stranger's is locked.
      await isGuardian();
      const ward = await this.users.findForUpdate(tx, wardId);
      const { id } = await isGuardian();
      if (!ward || !(await this.keepConsent.isMinor(tx, ward))) throw consentNotNeeded();
      const kind = consent.kinds.length > 0 ? 'consent_given' : 'consent_withdrawn';
      await this.trail.record(tx, guardianId, kind);
      await this.trail.record(tx, wardId, kind, { actorId: guardianId });
      const consented = await this.guardianships.consent(tx, id, consent, this.clock.now());
      await this.keepConsent.runIn(scope, ward);
      return consented;
    });
  }
}
