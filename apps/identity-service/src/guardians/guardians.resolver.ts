import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Public, RecentlyAuthenticated, STEP_UP_MINUTES, Viewer, type CurrentUser } from '@edtech/auth';
import { IdArguments } from '@edtech/graphql';
import { AskingClient, type Client } from '../limits/client.js';
import { MailRequests } from '../limits/mail-requests.js';
import { AnswerInvitation } from './answer-invitation.js';
import { EndGuardianship } from './end-guardianship.js';
import { FindGuardianships } from './find-guardianships.query.js';
import { GiveConsent } from './give-consent.js';
import { GiveConsentInput, Guardianship, GuardianInvitation, InvitationArguments, InviteGuardianInput, presentGuardianship } from './guardians.graphql.js';
import { InviteGuardian } from './invite-guardian.js';

@Resolver()
export class GuardiansResolver {
  constructor(
    private readonly mailRequests: MailRequests,
    private readonly find: FindGuardianships,
    private readonly invite: InviteGuardian,
    private readonly answer: AnswerInvitation,
    private readonly consent: GiveConsent,
    private readonly end: EndGuardianship,
  ) {}

  @Query(() => [Guardianship], { description: 'Whom the viewer is the guardian of, as long as they are under age, with what there is consent for; the newest first.' })
  async myWards(@Viewer() { userId }: CurrentUser): Promise<Guardianship[]> {
    return (await this.find.ofGuardian(userId)).map(presentGuardianship);
  }

  @Query(() => GuardianInvitation, { description: 'Who asks for a guardian. For whoever has the link, signed in. Errors: LINK_INVALID.' })
  guardianInvitation(@Args() { token }: InvitationArguments): Promise<GuardianInvitation> {
    return this.find.invitation(token);
  }

  @RecentlyAuthenticated(STEP_UP_MINUTES)
  @Mutation(() => Guardianship, {
    description:
      'Asks somebody by mail to be the guardian of the own account, for whom is under age. It answers the same whether or not the address has an account. ' +
      'Errors: STEP_UP_REQUIRED, CONSENT_NOT_NEEDED, GUARDIAN_ALREADY_THERE, OWN_GUARDIAN, TOO_MANY_INVITATIONS, TOO_MANY_ATTEMPTS.',
  })
  async inviteGuardian(
    @Args('input', { description: 'Whom.' }) { email }: InviteGuardianInput,
    @Viewer() { userId }: CurrentUser,
    @AskingClient() client: Client,
  ): Promise<Guardianship> {
    await this.mailRequests.count(client, email);
    return presentGuardianship(await this.invite.run(userId, email));
  }

  @RecentlyAuthenticated(STEP_UP_MINUTES)
  @Mutation(() => Guardianship, {
    description:
      'Becomes the guardian of who has asked: for adults who have said when they were born. It consents to nothing yet. ' +
      'Errors: STEP_UP_REQUIRED, LINK_INVALID, GUARDIAN_NOT_ADULT, OWN_GUARDIAN, GUARDIAN_ALREADY_THERE, CONSENT_NOT_NEEDED.',
  })
  async acceptGuardianship(@Args() { token }: InvitationArguments, @Viewer() { userId }: CurrentUser): Promise<Guardianship> {
    return presentGuardianship(await this.answer.accept(userId, token));
  }

  @Public()
  @Mutation(() => Boolean, { description: 'Does not want to be a guardian: the link is of no use any more. Always true. Errors: LINK_INVALID.' })
  async declineGuardianship(@Args() { token }: InvitationArguments): Promise<boolean> {
    await this.answer.decline(token);
    return true;
  }

  @RecentlyAuthenticated(STEP_UP_MINUTES)
  @Mutation(() => Guardianship, {
    description:
      'Consents, as the guardian, to what a ward may do, in the place of all that was consented to before. Takes effect everywhere within seconds. ' +
      'Errors: STEP_UP_REQUIRED, WARD_NOT_FOUND, CONSENT_NOT_NEEDED.',
  })
  async giveConsent(
    @Args('wardId', { type: () => ID, description: "The ward's account: the id of its user." }) wardId: string,
    @Args('input', { description: 'To what.' }) { kinds, maximumPerLesson }: GiveConsentInput,
    @Viewer() { userId }: CurrentUser,
  ): Promise<Guardianship> {
    const maximum = { maximumMinor: maximumPerLesson ? BigInt(maximumPerLesson.amountMinor) : null, maximumCurrency: maximumPerLesson?.currency ?? null };
    return presentGuardianship(await this.consent.give(userId, wardId, { kinds, ...maximum }));
  }

  @Mutation(() => Guardianship, {
    description: 'Consents, as the guardian, to nothing any more, within seconds. Lessons that are booked stay booked. Errors: WARD_NOT_FOUND, CONSENT_NOT_NEEDED.',
  })
  async withdrawConsent(
    @Args('wardId', { type: () => ID, description: "The ward's account: the id of its user." }) wardId: string,
    @Viewer() { userId }: CurrentUser,
  ): Promise<Guardianship> {
    return presentGuardianship(await this.consent.withdraw(userId, wardId));
  }

  @Mutation(() => Guardianship, {
    description: 'Ends a guardianship, and with it what was consented to, or takes an invitation back. For both sides and admins. Errors: GUARDIANSHIP_NOT_FOUND.',
  })
  async endGuardianship(@Args() { id }: IdArguments, @Viewer() viewer: CurrentUser): Promise<Guardianship> {
    return presentGuardianship(await this.end.run(viewer, id));
  }
}
