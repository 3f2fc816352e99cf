import { Inject, Injectable } from '@nestjs/common';
import { DATABASE, type Database } from '@edtech/drizzle';
import { CLOCK, type Clock } from '@edtech/scheduling';
import { crc32, deflateRawSync } from 'node:zlib';
import { DataExportsRepository } from '../infrastructure/database/repositories/data-exports.repository.js';
import { SecurityTrail } from '../security-events/security-trail.js';
import { isCollected, type CollectedPart, type DataExport } from './data-export.rules.js';
import { dataExportExpired, dataExportNotFound, dataExportNotReady } from './data-exports.errors.js';
import { zipArchive, zipLength, type ZipFile } from './zip-archive.js';

/** An archive, ready to be sent. */
export interface Archive {
  /** `edtech-data-2026-11-21.zip` */
  readonly name: string;
  readonly lengthBytes: number;
  readonly bytes: AsyncIterable<Uint8Array>;
}

/** Puts a ready export's parts together: a JSON file for each service, and a manifest that says what is in them. */
@Injectable()
export class OpenArchive {
  constructor(
    @Inject(DATABASE) private readonly db: Database,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly exports: DataExportsRepository,
    private readonly trail: SecurityTrail,
  ) {}

  /**
   * The same bytes as often as it is opened.
   *
   * @throws DATA_EXPORT_NOT_FOUND, also for somebody else's; DATA_EXPORT_NOT_READY, DATA_EXPORT_EXPIRED
   */
  async run(userId: string, exportId: string): Promise<Archive> {
    const found = await this.exports.findOwn(this.db, userId, exportId);
    if (!found) throw dataExportNotFound();
    const { completedAt, expiresAt } = found;
    if (!completedAt || !expiresAt) throw dataExportNotReady();
    if (found.status === 'expired' || expiresAt <= this.clock.now()) throw dataExportExpired();
    const parts = (await this.exports.findParts(this.db, [exportId])).filter(isCollected);
    await this.trail.record(this.db, userId, 'data_export_fetched');
    const files = [manifestFile(found, completedAt, parts), ...parts.map((part) => this.fileOf(part))];
    return { name: `edtech-data-${completedAt.toISOString().slice(0, 10)}.zip`, lengthBytes: zipLength(files), bytes: zipArchive(files) };
  }

  private fileOf(part: CollectedPart): ZipFile {
    const { collectedAt, crc32: checksum, sizeBytes, deflatedBytes } = part;
    return { name: fileName(part), modifiedAt: collectedAt, crc32: checksum, sizeBytes, deflatedBytes, pieces: () => this.piecesOf(part) };
  }

  /** @throws Error when there are fewer than were kept: it expired meanwhile, and what is sent must not look whole */
  private async *piecesOf(part: CollectedPart): AsyncGenerator<Uint8Array> {
    let missing = part.deflatedBytes;
    for (let position = 0; missing > 0; position += 1) {
      const piece = await this.exports.findPiece(this.db, part, position);
      if (!piece) throw new Error(`the part of ${part.service} for export ${part.exportId} is gone`);
      missing -= piece.length;
      yield piece;
    }
  }
}

const fileName = ({ service }: CollectedPart): string => `${service}.json`;

function manifestFile({ id, userId, requestedAt }: DataExport, completedAt: Date, parts: readonly CollectedPart[]): ZipFile {
  const manifest = {
    about: 'What this platform holds of you: a file for each of its services, in which each table has the rows that are yours.',
    exportId: id,
    userId,
    requestedAt,
    completedAt,
    files: parts.map((part) => ({ name: fileName(part), collectedAt: part.collectedAt, sizeBytes: part.sizeBytes, rows: part.rows })),
  };
  const text = Buffer.from(`${JSON.stringify(manifest, undefined, 2)}\n`);
  const deflated = deflateRawSync(text);
  return {
    name: 'manifest.json',
    modifiedAt: completedAt,
    crc32: crc32(text),
    sizeBytes: text.length,
    deflatedBytes: deflated.length,
    pieces: async function* () {
      yield deflated;
    },
  };
}
