import { Module, type DynamicModule } from '@nestjs/common';
import type { ServiceName } from '@edtech/environment';
import { RepositoriesModule } from '../infrastructure/database/repositories.module.js';
import { CollectPart } from './collect-part.js';
import { DataExportSweeper } from './data-export-sweeper.js';
import { DataExportsController } from './data-exports.controller.js';
import { DataExportsResolver } from './data-exports.resolver.js';
import { FindDataExports } from './find-data-exports.query.js';
import { OpenArchive } from './open-archive.js';
import { PartCollection } from './part-collection.js';
import { PartSources, SERVICE_URLS } from './part-sources.js';
import { RequestDataExport } from './request-data-export.js';

/** What people get when they ask for everything that is held of them. */
@Module({})
export class DataExportsModule {
  /** @param serviceUrls where the other services are, each without a slash at its end */
  static forRoot(serviceUrls: Readonly<Record<ServiceName, string>>): DynamicModule {
    return {
      module: DataExportsModule,
      imports: [RepositoriesModule],
      controllers: [DataExportsController],
      providers: [
        CollectPart,
        DataExportSweeper,
        DataExportsResolver,
        FindDataExports,
        OpenArchive,
        PartCollection,
        PartSources,
        RequestDataExport,
        { provide: SERVICE_URLS, useValue: serviceUrls },
      ],
    };
  }
}
