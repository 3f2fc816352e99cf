import { Inject, Injectable } from '@nestjs/common';
import { UnitOfWork } from '@edtech/messaging';
import { CLOCK, type Clock } from '@edtech/scheduling';
import { v7 } from 'uuid';
import { requireActive } from '../accounts/require-active.js';
import { KeepConsent } from '../consent/keep-consent.js';
import { GuardianshipsRepository, type Guardianship } from '../infrastructure/database/repositories/guardianships.repository.js';
import { UsersRepository } from '../infrastructure/database/repositories/users.repository.js';
import { LINK_LIFE_MS } from '../mail/mail-job.rules.js';
import { MailTokens } from '../mail/mail-tokens.js';
import { OutgoingMails } from '../mail/outgoing-mails.js';
import { SecurityTrail } from '../security-events/security-trail.js';
import { consentNotNeeded, guardianAlreadyThere, ownGuardian, tooManyInvitations } from './guardians.errors.js';
import { MAX_INVITATIONS } from './guardianship.rules.js';

/**
 * Has somebody asked by mail to look after the account. Whether the address has an account is looked up by nobody: who is
 * asked signs in, or up, when the link has been opened.
 */
@Injectable()
export class InviteGuardian {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly unitOfWork: UnitOfWork,
    private readonly users: UsersRepository,
    private readonly guardianships: GuardianshipsRepository,
    private readonly keepConsent: KeepConsent,
    private readonly mailTokens: MailTokens,
    private readonly mails: OutgoingMails,
    private readonly trail: SecurityTrail,
  ) {}

  /** @throws CONSENT_NOT_NEEDED, GUARDIAN_ALREADY_THERE, OWN_GUARDIAN, TOO_MANY_INVITATIONS, ACCOUNT_NOT_ACTIVE */
  async run(wardId: string, invitedEmail: string): Promise<Guardianship> {
    const invitation = await this.unitOfWork.run(async ({ tx }) => {
      // Locked, so that of many invitations at once none slips past the count.
      const ward = requireActive(await this.users.findForUpdate(tx, wardId));
      if (!(await this.keepConsent.isMinor(tx, ward))) throw consentNotNeeded();
      if (ward.email.toLowerCase() === invitedEmail.toLowerCase()) throw ownGuardian();
      if (await this.guardianships.findActiveOfWard(tx, wardId)) throw guardianAlreadyThere();
      const invitedAt = this.clock.now();
      if ((await this.guardianships.countInvitations(tx, wardId, invitedAt)) >= MAX_INVITATIONS) throw tooManyInvitations({ allowed: MAX_INVITATIONS });
      const [id, lifeMs] = [v7(), LINK_LIFE_MS.guardianInvitation];
      await this.trail.record(tx, wardId, 'guardian_invited');
      await this.mails.add(tx, { kind: 'guardian_invitation', recipient: invitedEmail, locale: ward.locale, tokenId: id, lifeMs });
      return this.guardianships.invite(tx, { id, wardId, invitedEmail, token: this.mailTokens.hashOf(id), invitedAt, expiresAt: new Date(invitedAt.getTime() + lifeMs) });
    });
    this.mails.sendSoon();
    return invitation;
  }
}
