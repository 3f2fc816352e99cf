import { Module } from '@nestjs/common';
import { ForgetUser } from '../erasure/forget-user.js';
import { UserReferencesRepository } from '../infrastructure/database/repositories/user-references.repository.js';
import { OnUserChanged } from './on-user-changed.js';

@Module({
  controllers: [OnUserChanged],
  providers: [UserReferencesRepository, ForgetUser],
  exports: [UserReferencesRepository],
})
export class UserReferencesModule {}
