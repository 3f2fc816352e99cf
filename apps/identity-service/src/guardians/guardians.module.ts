import { Module } from '@nestjs/common';
import { AccountsModule } from '../accounts/accounts.module.js';
import { RepositoriesModule } from '../infrastructure/database/repositories.module.js';
import { AgesResolver } from './ages.resolver.js';
import { AnswerInvitation } from './answer-invitation.js';
import { CorrectDateOfBirth } from './correct-date-of-birth.js';
import { EndGuardianship } from './end-guardianship.js';
import { FindGuardianships } from './find-guardianships.query.js';
import { GiveConsent } from './give-consent.js';
import { GuardiansResolver } from './guardians.resolver.js';
import { GuardianshipSweeper } from './guardianship-sweeper.js';
import { GuardianInvitationsResolver, GuardianshipsResolver } from './guardianships.resolver.js';
import { InviteGuardian } from './invite-guardian.js';

/** Who looks after those who are under age, and what they consent to. */
@Module({
  imports: [AccountsModule, RepositoriesModule],
  providers: [
    ...[AnswerInvitation, CorrectDateOfBirth, EndGuardianship, FindGuardianships, GiveConsent, GuardianshipSweeper, InviteGuardian],
    ...[AgesResolver, GuardiansResolver, GuardianshipsResolver, GuardianInvitationsResolver],
  ],
})
export class GuardiansModule {}
