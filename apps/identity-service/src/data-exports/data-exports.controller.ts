import { Controller, Get, Header, Param, StreamableFile } from '@nestjs/common';
import { RecentlyAuthenticated, STEP_UP_MINUTES, Viewer, type CurrentUser } from '@edtech/auth';
import { isUUID } from 'class-validator';
import { Readable } from 'node:stream';
import { dataExportNotFound } from './data-exports.errors.js';
import { OpenArchive } from './open-archive.js';

/** Where people fetch their exports, through the gateway. Whoever holds such an archive knows all about its owner: hence the step-up here too. */
@Controller('data-exports')
export class DataExportsController {
  constructor(private readonly openArchive: OpenArchive) {}

  @RecentlyAuthenticated(STEP_UP_MINUTES)
  @Get(':id')
  @Header('cache-control', 'no-store')
  async fetch(@Param('id') id: string, @Viewer() { userId }: CurrentUser): Promise<StreamableFile> {
    if (!isUUID(id)) throw dataExportNotFound();
    const { name, lengthBytes, bytes } = await this.openArchive.run(userId, id);
    return new StreamableFile(Readable.from(bytes, { objectMode: false }), { type: 'application/zip', disposition: `attachment; filename="${name}"`, length: lengthBytes });
  }
}
