import { Module } from '@nestjs/common';
import { AccountsModule } from '../accounts/accounts.module.js';
import { RepositoriesModule } from '../infrastructure/database/repositories.module.js';
import { SessionEndingsModule } from '../sessions/session-endings.module.js';
import { ErasuresResolver } from './erasures.resolver.js';
import { FindErasures } from './find-erasures.query.js';
import { OnServiceErased } from './on-service-erased.js';
import { RequestErasure } from './request-erasure.js';
import { RestartErasure } from './restart-erasure.js';

/** How people are erased, in all services. */
@Module({
  imports: [RepositoriesModule, AccountsModule, SessionEndingsModule],
  controllers: [OnServiceErased],
  providers: [ErasuresResolver, FindErasures, RequestErasure, RestartErasure],
})
export class ErasuresModule {}
