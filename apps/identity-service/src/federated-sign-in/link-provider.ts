import { Inject, Injectable } from '@nestjs/common';
import { UnitOfWork } from '@edtech/messaging';
import { CLOCK, type Clock } from '@edtech/scheduling';
import { requireActive } from '../accounts/require-active.js';
import { CredentialsRepository } from '../infrastructure/database/repositories/credentials.repository.js';
import { FederatedIdentitiesRepository } from '../infrastructure/database/repositories/federated-identities.repository.js';
import { PasskeysRepository } from '../infrastructure/database/repositories/passkeys.repository.js';
import { UsersRepository } from '../infrastructure/database/repositories/users.repository.js';
import { SecurityTrail } from '../security-events/security-trail.js';
import { lastWayIn, providerAlreadyLinked, providerNotLinked, providerSignInFailed } from './federated-sign-in.errors.js';
import { OidcProvider } from './oidc-provider.js';
import { ProviderExchanges } from './provider-exchanges.js';

/** Links an account with who its owner is at the provider, and undoes that. */
@Injectable()
export class LinkProvider {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly unitOfWork: UnitOfWork,
    private readonly provider: OidcProvider,
    private readonly exchanges: ProviderExchanges,
    private readonly users: UsersRepository,
    private readonly credentials: CredentialsRepository,
    private readonly passkeys: PasskeysRepository,
    private readonly identities: FederatedIdentitiesRepository,
    private readonly trail: SecurityTrail,
  ) {}

  /** The address there may be another one: the owner of the account is here and says so. @throws PROVIDER_SIGN_IN_FAILED, PROVIDER_ALREADY_LINKED, ACCOUNT_NOT_ACTIVE */
  async link(userId: string, handle: string, callbackUrl: string): Promise<void> {
    const opened = this.exchanges.open(handle, userId);
    if (!opened) throw providerSignInFailed();
    const { issuer, subject } = await this.provider.personOf(callbackUrl, opened.exchange);
    await this.unitOfWork.run(async ({ tx }) => {
      const holder = requireActive(await this.users.findAndHold(tx, userId));
      if (!(await this.exchanges.useOnce(tx, handle, opened.expiresAt))) throw providerSignInFailed();
      const now = this.clock.now();
      if (!(await this.identities.insert(tx, { issuer, subject, userId, createdAt: now, lastUsedAt: now }))) throw providerAlreadyLinked();
      await this.trail.recordAndTell(tx, holder, 'provider_linked');
    });
  }

  /** @throws PROVIDER_NOT_LINKED, LAST_WAY_IN, ACCOUNT_NOT_ACTIVE */
  async unlink(userId: string): Promise<void> {
    await this.unitOfWork.run(async ({ tx }) => {
      const holder = requireActive(await this.users.findForUpdate(tx, userId));
      if ((await this.identities.deleteOfUser(tx, userId)) === 0) throw providerNotLinked();
      const hasPassword = (await this.credentials.findPasswordHash(tx, userId)) !== undefined;
      if (!hasPassword && (await this.passkeys.findByUser(tx, userId)).length === 0) throw lastWayIn();
      await this.trail.recordAndTell(tx, holder, 'provider_unlinked');
    });
  }
}
