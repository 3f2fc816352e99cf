import { Inject, Injectable } from '@nestjs/common';
import { UnitOfWork } from '@edtech/messaging';
import { CLOCK, type Clock } from '@edtech/scheduling';
import { v7 } from 'uuid';
import { requireActive } from '../accounts/require-active.js';
import { DataExportsRepository } from '../infrastructure/database/repositories/data-exports.repository.js';
import { UsersRepository } from '../infrastructure/database/repositories/users.repository.js';
import { SecurityTrail } from '../security-events/security-trail.js';
import { EXPORTS_AT_MOST, EXPORTS_WITHIN_MS, type DataExport } from './data-export.rules.js';
import { dataExportLimit } from './data-exports.errors.js';
import { PartCollection } from './part-collection.js';

/** Begins an export: one at a time, and a few a day. Loops collect its parts from then on, whatever becomes of this process. */
@Injectable()
export class RequestDataExport {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly unitOfWork: UnitOfWork,
    private readonly users: UsersRepository,
    private readonly exports: DataExportsRepository,
    private readonly collection: PartCollection,
    private readonly trail: SecurityTrail,
  ) {}

  /**
   * @returns the one that is being collected already, where there is one
   * @throws ACCOUNT_NOT_ACTIVE, DATA_EXPORT_LIMIT
   */
  async run(userId: string): Promise<DataExport> {
    const requested = await this.unitOfWork.run(async ({ tx }) => {
      requireActive(await this.users.findForUpdate(tx, userId));
      const collecting = await this.exports.findCollecting(tx, userId);
      if (collecting) return collecting;
      const now = this.clock.now();
      const { exports, first } = await this.exports.countSince(tx, userId, new Date(now.getTime() - EXPORTS_WITHIN_MS));
      if (exports >= EXPORTS_AT_MOST) throw dataExportLimit({ retryAt: new Date((first ?? now).getTime() + EXPORTS_WITHIN_MS).toISOString() });
      await this.trail.record(tx, userId, 'data_export_requested');
      return this.exports.insert(tx, { id: v7(), userId, requestedAt: now });
    });
    this.collection.collectSoon();
    return requested;
  }
}
