import { Module } from '@nestjs/common';
import { AccountsModule } from '../accounts/accounts.module.js';
import { RepositoriesModule } from '../infrastructure/database/repositories.module.js';
import { FindProfiles } from './find-profiles.query.js';
import { ProfilesResolver } from './profiles.resolver.js';
import { UpdateDocuments } from './update-documents.js';
import { UpdateProfile } from './update-profile.js';

/** What users say about themselves and how they like things. */
@Module({
  imports: [AccountsModule, RepositoriesModule],
  providers: [FindProfiles, ProfilesResolver, UpdateDocuments, UpdateProfile],
})
export class ProfilesModule {}
