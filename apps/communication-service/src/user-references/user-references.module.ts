import { Module } from '@nestjs/common';
import { UserReferencesRepository } from '../infrastructure/database/repositories/user-references.repository.js';
import { OnUserChanged } from './on-user-changed.js';

@Module({
  controllers: [OnUserChanged],
  providers: [UserReferencesRepository],
  exports: [UserReferencesRepository],
})
export class UserReferencesModule {}
