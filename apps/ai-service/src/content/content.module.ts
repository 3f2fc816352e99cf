import { Module } from '@nestjs/common';
import { RepositoriesModule } from '../infrastructure/database/repositories/repositories.module.js';
import { ContentLoader } from './content.loader.js';
import { ContentResolver } from './content.resolver.js';
import { FindContent } from './find-content.query.js';
import { PublishContent } from './publish-content.js';

@Module({
  imports: [RepositoriesModule],
  providers: [ContentLoader, ContentResolver, FindContent, PublishContent],
  exports: [ContentLoader],
})
export class ContentModule {}
