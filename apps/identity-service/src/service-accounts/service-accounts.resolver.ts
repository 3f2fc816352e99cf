import { Inject } from '@nestjs/common';
import { Args, ArgsType, Field, ID, Int, Mutation, Query, Resolver } from '@nestjs/graphql';
import { RecentlyAuthenticated, Roles, STEP_UP_MINUTES, Viewer, type CurrentUser } from '@edtech/auth';
import { ConnectionArguments, connectionOf, toConnection, type Connection } from '@edtech/graphql';
import { CLOCK, type Clock } from '@edtech/scheduling';
import { IsUUID } from 'class-validator';
import { ChangeServiceAccount } from './change-service-account.js';
import { CreateServiceAccount, type MadeSecret } from './create-service-account.js';
import { FindServiceAccounts } from './find-service-accounts.query.js';
import type { ServiceAccount as Account } from './service-account.rules.js';
import { CreateServiceAccountInput, IsSecretLife, presentServiceAccount, ServiceAccount, ServiceAccountCredentials, USUAL_DAYS } from './service-accounts.graphql.js';

const ServiceAccountConnection = connectionOf(ServiceAccount);

@ArgsType()
class RotateArguments {
  @Field(() => ID, { description: 'Which service account.' })
  @IsUUID()
  serviceAccountId!: string;

  @Field(() => Int, { defaultValue: USUAL_DAYS, description: 'After how many days the new secret ends: 1 to 365.' })
  @IsSecretLife()
  expiresInDays!: number;
}

@Roles('admin')
@Resolver()
export class ServiceAccountsResolver {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly create: CreateServiceAccount,
    private readonly change: ChangeServiceAccount,
    private readonly find: FindServiceAccounts,
  ) {}

  @Query(() => ServiceAccountConnection, { description: 'All service accounts, the newest first. For admins.' })
  async serviceAccounts(@Args() page: ConnectionArguments): Promise<Connection<ServiceAccount>> {
    const now = this.clock.now();
    return toConnection((await this.find.page(page)).map((found) => presentServiceAccount(found, now)), page, ({ id }) => [id]);
  }

  @RecentlyAuthenticated(STEP_UP_MINUTES)
  @Mutation(() => ServiceAccountCredentials, {
    description: 'Makes a service account, and shows its first secret this once. For admins. Errors: STEP_UP_REQUIRED, SERVICE_ACCOUNT_NAME_TAKEN.',
  })
  async createServiceAccount(
    @Args('input', { description: 'What is to be made.' }) input: CreateServiceAccountInput,
    @Viewer() { userId }: CurrentUser,
  ): Promise<ServiceAccountCredentials> {
    return this.present(await this.create.run(userId, input));
  }

  @RecentlyAuthenticated(STEP_UP_MINUTES)
  @Mutation(() => ServiceAccountCredentials, {
    description:
      'Makes one more secret and shows it this once. The one before stays good until it is revoked, so that programs can be changed over without an outage. ' +
      'For admins. Errors: STEP_UP_REQUIRED, SERVICE_ACCOUNT_NOT_FOUND, SERVICE_ACCOUNT_SECRETS_FULL.',
  })
  async rotateServiceAccountSecret(@Args() { serviceAccountId, expiresInDays }: RotateArguments, @Viewer() { userId }: CurrentUser): Promise<ServiceAccountCredentials> {
    return this.present(await this.change.rotateSecret(userId, serviceAccountId, expiresInDays));
  }

  @RecentlyAuthenticated(STEP_UP_MINUTES)
  @Mutation(() => ServiceAccount, {
    description: 'Ends a secret, and within seconds the tokens that it was exchanged for. For admins. Errors: STEP_UP_REQUIRED, SERVICE_ACCOUNT_SECRET_NOT_FOUND.',
  })
  async revokeServiceAccountSecret(@Args('secretId', { type: () => ID, description: 'Which secret.' }) secretId: string, @Viewer() { userId }: CurrentUser): Promise<ServiceAccount> {
    return this.presentAccount(await this.change.revokeSecret(userId, secretId));
  }

  @RecentlyAuthenticated(STEP_UP_MINUTES)
  @Mutation(() => ServiceAccount, {
    description: 'Refuses the secrets of a service account, and within seconds its tokens, until it is reactivated. For admins. Errors: STEP_UP_REQUIRED, SERVICE_ACCOUNT_NOT_FOUND.',
  })
  async suspendServiceAccount(@Args('id', { type: () => ID, description: 'Which service account.' }) id: string, @Viewer() { userId }: CurrentUser): Promise<ServiceAccount> {
    return this.presentAccount(await this.change.suspend(userId, id));
  }

  @RecentlyAuthenticated(STEP_UP_MINUTES)
  @Mutation(() => ServiceAccount, {
    description: 'Takes the secrets of a suspended service account again. Tokens from before stay refused. For admins. Errors: STEP_UP_REQUIRED, SERVICE_ACCOUNT_NOT_FOUND.',
  })
  async reactivateServiceAccount(@Args('id', { type: () => ID, description: 'Which service account.' }) id: string, @Viewer() { userId }: CurrentUser): Promise<ServiceAccount> {
    return this.presentAccount(await this.change.reactivate(userId, id));
  }

  private async present({ account, stored, secret }: MadeSecret): Promise<ServiceAccountCredentials> {
    return { account: await this.presentAccount(account), secretId: stored.id, clientId: account.id, clientSecret: secret };
  }

  private async presentAccount(account: Account): Promise<ServiceAccount> {
    return presentServiceAccount(await this.find.of(account), this.clock.now());
  }
}
