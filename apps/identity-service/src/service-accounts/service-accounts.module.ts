import { Module } from '@nestjs/common';
import { RepositoriesModule } from '../infrastructure/database/repositories.module.js';
import { SessionEndingsModule } from '../sessions/session-endings.module.js';
import { ChangeServiceAccount } from './change-service-account.js';
import { CreateServiceAccount } from './create-service-account.js';
import { ExchangeClientCredentials } from './exchange-client-credentials.js';
import { FindServiceAccounts } from './find-service-accounts.query.js';
import { ServiceAccountsResolver } from './service-accounts.resolver.js';
import { TokenController } from './token.controller.js';

/** Programs that ask as themselves. */
@Module({
  imports: [RepositoriesModule, SessionEndingsModule],
  controllers: [TokenController],
  providers: [ChangeServiceAccount, CreateServiceAccount, ExchangeClientCredentials, FindServiceAccounts, ServiceAccountsResolver],
})
export class ServiceAccountsModule {}
