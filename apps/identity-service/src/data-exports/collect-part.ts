import { Inject, Injectable, Logger } from '@nestjs/common';
import { DATABASE, type Database } from '@edtech/drizzle';
import type { ServiceName } from '@edtech/environment';
import { backoffMs, CLOCK, type Clock } from '@edtech/scheduling';
import { DataExportsRepository, type ClaimedPart } from '../infrastructure/database/repositories/data-exports.repository.js';
import { ARCHIVE_LIFE_MS } from './data-export.rules.js';
import { writePartFile } from './part-file.js';
import { PartSources } from './part-sources.js';

/** Longer than any piece takes to come: who has brought none by then is dead. */
const CLAIM_MS = 120_000;

/** Another worker has it by now, or nobody wants it any more. */
class ClaimLost extends Error {
  override readonly name = 'ClaimLost';
}

/**
 * Fetches what is due of one service. A part is claimed in one transaction and kept piece by piece in others; the last one says that it is all
 * there. Whoever dies in between leaves pieces that nobody reads, and a claim that runs out.
 */
@Injectable()
export class CollectPart {
  private readonly log = new Logger(CollectPart.name);

  constructor(
    @Inject(DATABASE) private readonly db: Database,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly exports: DataExportsRepository,
    private readonly sources: PartSources,
  ) {}

  /** One part. @returns whether there may be more at once */
  async run(service: ServiceName, signal: AbortSignal): Promise<boolean> {
    const part = await this.exports.claim(this.db, service, { now: this.clock.now(), claimedUntil: this.claimEnd() });
    if (!part) return false;
    try {
      await this.collect(part, signal);
    } catch (error) {
      if (!(error instanceof ClaimLost)) await this.postpone(part, error);
    }
    return true;
  }

  private async collect(part: ClaimedPart, signal: AbortSignal): Promise<void> {
    let position = 0;
    const file = await writePartFile(this.sources.open(part.service, part.userId, signal), async (piece) => {
      if (!(await this.exports.addPiece(this.db, part, position, piece, this.claimEnd()))) throw new ClaimLost();
      position += 1;
    });
    const now = this.clock.now();
    if (!(await this.exports.complete(this.db, { ...part, ...file }, now, new Date(now.getTime() + ARCHIVE_LIFE_MS)))) throw new ClaimLost();
  }

  private async postpone(part: ClaimedPart, error: unknown): Promise<void> {
    const { exportId, service, attempts } = part;
    const problem = error instanceof Error ? error.message : String(error);
    this.log.warn(`the part of ${service} for export ${exportId} has not come (attempt ${attempts}, to be tried again): ${problem}`);
    const waitMs = backoffMs(attempts, { firstMs: 1_000, ceilingMs: 60_000 });
    await this.exports.postpone(this.db, part, new Date(this.clock.now().getTime() + waitMs), problem);
  }

  private claimEnd(): Date {
    return new Date(this.clock.now().getTime() + CLAIM_MS);
  }
}
