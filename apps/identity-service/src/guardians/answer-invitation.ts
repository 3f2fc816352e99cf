import { Inject, Injectable } from '@nestjs/common';
import { DATABASE, type Database } from '@edtech/drizzle';
import { UnitOfWork } from '@edtech/messaging';
import { CLOCK, type Clock } from '@edtech/scheduling';
import { requireActive } from '../accounts/require-active.js';
import { KeepConsent } from '../consent/keep-consent.js';
import { GuardianshipsRepository, type Guardianship } from '../infrastructure/database/repositories/guardianships.repository.js';
import { UsersRepository } from '../infrastructure/database/repositories/users.repository.js';
import { linkInvalid } from '../mail/mail.errors.js';
import { SecurityTrail } from '../security-events/security-trail.js';
import { hashToken } from '../tokens/auth-token.js';
import { consentNotNeeded, guardianAlreadyThere, guardianNotAdult, ownGuardian } from './guardians.errors.js';
import { isOpen } from './guardianship.rules.js';

/** What whoever was invited can answer. An answer uses the link up. */
@Injectable()
export class AnswerInvitation {
  constructor(
    @Inject(DATABASE) private readonly db: Database,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly unitOfWork: UnitOfWork,
    private readonly users: UsersRepository,
    private readonly guardianships: GuardianshipsRepository,
    private readonly keepConsent: KeepConsent,
    private readonly trail: SecurityTrail,
  ) {}

  /**
   * The account becomes the guardian's. That consents to nothing yet.
   *
   * @throws LINK_INVALID, OWN_GUARDIAN, GUARDIAN_NOT_ADULT, GUARDIAN_ALREADY_THERE, CONSENT_NOT_NEEDED, ACCOUNT_NOT_ACTIVE
   */
  accept(guardianId: string, token: string): Promise<Guardianship> {
    const hash = hashToken(token);
    return this.unitOfWork.run(async ({ tx }) => {
      const presented = this.open(await this.guardianships.findByToken(tx, hash));
      // The guardian first, then the ward: as everywhere where both are locked.
      const guardian = requireActive(await this.users.findAndHold(tx, guardianId));
      if (guardian.id === presented.wardId) throw ownGuardian();
      if (!(await this.keepConsent.isKnownAdult(tx, guardian))) throw guardianNotAdult();
      const ward = await this.users.findForUpdate(tx, presented.wardId);
      // Answered by another request meanwhile: it held the ward until just now.
      const invitation = this.open(await this.guardianships.findByToken(tx, hash));
      if (ward?.status !== 'active') throw linkInvalid();
      if (!(await this.keepConsent.isMinor(tx, ward))) throw consentNotNeeded();
      if (await this.guardianships.findActiveOfWard(tx, ward.id)) throw guardianAlreadyThere();
      await this.trail.record(tx, guardian.id, 'guardianship_begun');
      await this.trail.record(tx, ward.id, 'guardianship_begun', { actorId: guardian.id });
      return this.guardianships.accept(tx, invitation, guardian.id, this.clock.now());
    });
  }

  /** @throws LINK_INVALID */
  async decline(token: string): Promise<void> {
    if (!(await this.guardianships.decline(this.db, hashToken(token), this.clock.now()))) throw linkInvalid();
  }

  private open(invitation: Guardianship | undefined): Guardianship {
    if (!invitation || !isOpen(invitation, this.clock.now())) throw linkInvalid();
    return invitation;
  }
}
