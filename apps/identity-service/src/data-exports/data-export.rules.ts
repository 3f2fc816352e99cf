/** collecting: some service has not handed over its part yet; ready: its owner can fetch it; expired: it is gone. */
export const dataExportStatuses = ['collecting', 'ready', 'expired'] as const;
export type DataExportStatus = (typeof dataExportStatuses)[number];

/** A person's export of their data, as stored in `data_exports`. */
export interface DataExport {
  id: string;
  userId: string;
  status: DataExportStatus;
  requestedAt: Date;
  /** When the last part had arrived. */
  completedAt: Date | null;
  /** Until when it can be fetched. */
  expiresAt: Date | null;
}

/** What one service hands over for an export, as stored in `data_export_parts`. */
export interface DataExportPart {
  exportId: string;
  service: string;
  attempts: number;
  nextAttemptAt: Date;
  /** Null while it is waited for; the rest is known from then on. */
  collectedAt: Date | null;
  /** How many rows there are of each table. */
  rows: Record<string, number> | null;
  /** Of the JSON file. */
  sizeBytes: number | null;
  crc32: number | null;
  deflatedBytes: number | null;
}

/** A part that has been collected. */
export type CollectedPart = { [Field in keyof DataExportPart]: NonNullable<DataExportPart[Field]> };

const HOUR_MS = 3_600_000;

/** How long an archive can be fetched. */
export const ARCHIVE_LIFE_MS = 7 * 24 * HOUR_MS;

/** How many exports an account may ask for in how long. */
export const EXPORTS_AT_MOST = 3;
export const EXPORTS_WITHIN_MS = 24 * HOUR_MS;

/** How long it is remembered that there was one. */
export const EXPORT_MEMORY_MS = 90 * 24 * HOUR_MS;

export function isCollected(part: DataExportPart): part is CollectedPart {
  return part.collectedAt !== null;
}
