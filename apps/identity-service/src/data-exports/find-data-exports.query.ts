import { Inject, Injectable } from '@nestjs/common';
import { DATABASE, type Database } from '@edtech/drizzle';
import { desc, eq } from 'drizzle-orm';
import { DataExportsRepository } from '../infrastructure/database/repositories/data-exports.repository.js';
import { dataExports } from '../infrastructure/database/schemas/index.js';
import type { DataExport, DataExportPart } from './data-export.rules.js';

const MOST = 20;

/** An export with the parts that it consists of. */
export interface FoundDataExport extends DataExport {
  readonly parts: readonly DataExportPart[];
}

@Injectable()
export class FindDataExports {
  constructor(
    @Inject(DATABASE) private readonly db: Database,
    private readonly repository: DataExportsRepository,
  ) {}

  /** A user's latest exports, the newest first. */
  async of(userId: string): Promise<FoundDataExport[]> {
    return this.withParts(await this.db.select().from(dataExports).where(eq(dataExports.userId, userId)).orderBy(desc(dataExports.id)).limit(MOST));
  }

  async withParts(exports: readonly DataExport[]): Promise<FoundDataExport[]> {
    const parts = await this.repository.findParts(
      this.db,
      exports.map(({ id }) => id),
    );
    return exports.map((one) => ({ ...one, parts: parts.filter(({ exportId }) => exportId === one.id) }));
  }
}
