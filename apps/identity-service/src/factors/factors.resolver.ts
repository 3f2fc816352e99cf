import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { ForEnrolment, RecentlyAuthenticated, STEP_UP_MINUTES, Viewer, type CurrentUser } from '@edtech/auth';
import { EnrolTotp } from './enrol-totp.js';
import { RecoveryCodes, SecondFactors, TotpEnrolment } from './factors.graphql.js';
import { FindSecondFactors } from './find-second-factors.query.js';
import { RemoveTotp } from './remove-totp.js';
import { RenewRecoveryCodes } from './renew-recovery-codes.js';

@Resolver()
export class FactorsResolver {
  constructor(
    private readonly enrol: EnrolTotp,
    private readonly remove: RemoveTotp,
    private readonly renew: RenewRecoveryCodes,
    private readonly findSecondFactors: FindSecondFactors,
  ) {}

  @ForEnrolment()
  @Query(() => SecondFactors, { description: 'The second factors of the own account.' })
  mySecondFactors(@Viewer() { userId }: CurrentUser): Promise<SecondFactors> {
    return this.findSecondFactors.of(userId);
  }

  @ForEnrolment()
  @RecentlyAuthenticated(STEP_UP_MINUTES)
  @Mutation(() => TotpEnrolment, {
    description: 'Begins to give the own account an authenticator app; confirmTotp ends it. Errors: STEP_UP_REQUIRED, TOTP_ALREADY_ACTIVE.',
  })
  enrolTotp(@Viewer() { userId }: CurrentUser): Promise<TotpEnrolment> {
    return this.enrol.begin(userId);
  }

  @ForEnrolment()
  @RecentlyAuthenticated(STEP_UP_MINUTES)
  @Mutation(() => RecoveryCodes, {
    description:
      'Shows that the app has the secret: from now on signing in asks for a code, and the next token of this session says that one was shown. Errors: STEP_UP_REQUIRED, TOTP_NOT_BEGUN, TOTP_ALREADY_ACTIVE, SECOND_FACTOR_WRONG.',
  })
  async confirmTotp(
    @Args('code', { type: () => String, description: 'The code that the app shows.' }) code: string,
    @Viewer() viewer: CurrentUser,
  ): Promise<RecoveryCodes> {
    return { codes: await this.enrol.confirm(viewer, code) };
  }

  @RecentlyAuthenticated(STEP_UP_MINUTES)
  @Mutation(() => Boolean, { description: 'Takes the authenticator app away; admins keep one factor at least. Always true. Errors: STEP_UP_REQUIRED, NO_SECOND_FACTOR, SECOND_FACTOR_REQUIRED.' })
  async removeTotp(@Viewer() { userId }: CurrentUser): Promise<boolean> {
    await this.remove.run(userId);
    return true;
  }

  @RecentlyAuthenticated(STEP_UP_MINUTES)
  @Mutation(() => RecoveryCodes, { description: 'New recovery codes; the old ones work no more. Errors: STEP_UP_REQUIRED, NO_SECOND_FACTOR.' })
  async renewRecoveryCodes(@Viewer() { userId }: CurrentUser): Promise<RecoveryCodes> {
    return { codes: await this.renew.run(userId) };
  }
}
