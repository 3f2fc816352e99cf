import { Args, ID, Mutation, Resolver } from '@nestjs/graphql';
import { ForEnrolment, RecentlyAuthenticated, STEP_UP_MINUTES, Viewer, type CurrentUser } from '@edtech/auth';
import { JsonObject } from '@edtech/graphql';
import { RecoveryCodes } from '../factors/factors.graphql.js';
import { RegisterPasskeyInput } from './passkeys.graphql.js';
import { RegisterPasskey } from './register-passkey.js';
import { RemovePasskey } from './remove-passkey.js';

@Resolver()
export class PasskeysResolver {
  constructor(
    private readonly register: RegisterPasskey,
    private readonly remove: RemovePasskey,
  ) {}

  @ForEnrolment()
  @RecentlyAuthenticated(STEP_UP_MINUTES)
  @Mutation(() => JsonObject, {
    description: 'What navigator.credentials.create takes to make a passkey for the own account, as JSON. Errors: STEP_UP_REQUIRED, PASSKEYS_NOT_OFFERED.',
  })
  startPasskeyRegistration(@Viewer() { userId }: CurrentUser): Promise<Record<string, unknown>> {
    return this.register.begin(userId);
  }

  @ForEnrolment()
  @RecentlyAuthenticated(STEP_UP_MINUTES)
  @Mutation(() => RecoveryCodes, {
    description:
      'Keeps the passkey that a browser has made: it signs in from now on, and a sign-in by password asks for it. Errors: STEP_UP_REQUIRED, PASSKEY_REFUSED, PASSKEYS_NOT_OFFERED.',
  })
  async registerPasskey(
    @Args('input', { description: 'The passkey.' }) { name, response }: RegisterPasskeyInput,
    @Viewer() viewer: CurrentUser,
  ): Promise<RecoveryCodes> {
    return { codes: await this.register.finish(viewer, name, response) };
  }

  @RecentlyAuthenticated(STEP_UP_MINUTES)
  @Mutation(() => Boolean, { description: 'Forgets one of the own passkeys; admins keep one factor at least. Always true. Errors: STEP_UP_REQUIRED, PASSKEY_NOT_FOUND, SECOND_FACTOR_REQUIRED.' })
  async removePasskey(
    @Args('id', { type: () => ID, description: 'Which, from mySecondFactors.' }) id: string,
    @Viewer() { userId }: CurrentUser,
  ): Promise<boolean> {
    await this.remove.run(userId, id);
    return true;
  }
}
