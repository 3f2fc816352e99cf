import { Injectable } from '@nestjs/common';
import type { Executor } from '@edtech/drizzle';
import { SERVICE_NAMES, type ServiceName } from '@edtech/environment';
import { and, asc, count, eq, gt, inArray, isNull, lt, lte, min, ne, or, sql } from 'drizzle-orm';
import type { CollectedPart, DataExport, DataExportPart } from '../../../data-exports/data-export.rules.js';
import { dataExportParts, dataExportPieces, dataExports } from '../schemas/index.js';

/** A part in one worker's hands. */
export interface ClaimedPart {
  readonly exportId: string;
  readonly userId: string;
  readonly service: ServiceName;
  /** Names the claim: another one has a higher number. */
  readonly attempts: number;
}

type Key = Pick<ClaimedPart, 'exportId' | 'service' | 'attempts'>;

@Injectable()
export class DataExportsRepository {
  /** With a part for each service, due at once. */
  async insert(executor: Executor, { id, userId, requestedAt }: Pick<DataExport, 'id' | 'userId' | 'requestedAt'>): Promise<DataExport> {
    const [inserted] = await executor.insert(dataExports).values({ id, userId, requestedAt }).returning();
    if (!inserted) throw new Error('an insert returned nothing');
    await executor.insert(dataExportParts).values(SERVICE_NAMES.map((service) => ({ exportId: id, service, nextAttemptAt: requestedAt })));
    return inserted;
  }

  async findCollecting(executor: Executor, userId: string): Promise<DataExport | undefined> {
    const [found] = await executor.select().from(dataExports).where(and(eq(dataExports.userId, userId), eq(dataExports.status, 'collecting')));
    return found;
  }

  /** How many were asked for since then, and when the first of them was. */
  async countSince(executor: Executor, userId: string, since: Date): Promise<{ exports: number; first: Date | null }> {
    const [counted] = await executor
      .select({ exports: count(), first: min(dataExports.requestedAt) })
      .from(dataExports)
      .where(and(eq(dataExports.userId, userId), gt(dataExports.requestedAt, since)));
    return counted ?? { exports: 0, first: null };
  }

  async findOwn(executor: Executor, userId: string, id: string): Promise<DataExport | undefined> {
    const [found] = await executor.select().from(dataExports).where(and(eq(dataExports.id, id), eq(dataExports.userId, userId)));
    return found;
  }

  /** In the order of the services. */
  async findParts(executor: Executor, exportIds: readonly string[]): Promise<DataExportPart[]> {
    if (exportIds.length === 0) return [];
    const { exportId, service, attempts, nextAttemptAt, collectedAt, rows, sizeBytes, crc32, deflatedBytes } = dataExportParts;
    const parts = await executor
      .select({ exportId, service, attempts, nextAttemptAt, collectedAt, rows, sizeBytes, crc32, deflatedBytes })
      .from(dataExportParts)
      .where(inArray(exportId, [...exportIds]));
    const place = (part: DataExportPart) => SERVICE_NAMES.findIndex((name) => name === part.service);
    return parts.sort((one, other) => place(one) - place(other));
  }

  /** Takes the part of a service that is due longest into one worker's hands: others pass over it until the claim runs out. */
  async claim(executor: Executor, service: ServiceName, { now, claimedUntil }: { now: Date; claimedUntil: Date }): Promise<ClaimedPart | undefined> {
    const due = executor
      .select({ exportId: dataExportParts.exportId })
      .from(dataExportParts)
      .where(
        and(
          eq(dataExportParts.service, service),
          isNull(dataExportParts.collectedAt),
          lte(dataExportParts.nextAttemptAt, now),
          or(isNull(dataExportParts.claimedUntil), lte(dataExportParts.claimedUntil, now)),
        ),
      )
      .orderBy(asc(dataExportParts.nextAttemptAt))
      .limit(1)
      .for('update', { skipLocked: true });
    const [claimed] = await executor
      .update(dataExportParts)
      .set({ claimedUntil, attempts: sql`${dataExportParts.attempts} + 1` })
      .from(dataExports)
      .where(and(eq(dataExportParts.service, service), inArray(dataExportParts.exportId, due), eq(dataExports.id, dataExportParts.exportId)))
      .returning({ exportId: dataExportParts.exportId, userId: dataExports.userId, attempts: dataExportParts.attempts });
    return claimed && { ...claimed, service };
  }

  /** Keeps a piece and holds on to the claim. @returns false when the claim is another worker's by now, or its export gone: nothing is kept then */
  async addPiece(executor: Executor, { exportId, service, attempts }: Key, position: number, bytes: Buffer, claimedUntil: Date): Promise<boolean> {
    return executor.transaction(async (tx) => {
      const [mine] = await tx
        .update(dataExportParts)
        .set({ claimedUntil })
        .where(isMine({ exportId, service, attempts }))
        .returning({ service: dataExportParts.service });
      if (!mine) return false;
      await tx.insert(dataExportPieces).values({ exportId, service, attempt: attempts, position, bytes });
      return true;
    });
  }

  /**
   * Notes that a part is all there and, with the last one, that the export is ready. What other attempts have left goes.
   *
   * @returns false when the claim is another worker's by now, or its export gone: nothing is noted then
   */
  async complete(executor: Executor, part: Key & Pick<CollectedPart, 'rows' | 'sizeBytes' | 'crc32' | 'deflatedBytes'>, at: Date, expiresAt: Date): Promise<boolean> {
    const { exportId, service, attempts, rows, sizeBytes, crc32, deflatedBytes } = part;
    return executor.transaction(async (tx) => {
      // Whoever brings another part waits here: the later of the two sees that it is the last.
      await tx.select({ id: dataExports.id }).from(dataExports).where(eq(dataExports.id, exportId)).for('no key update');
      const [mine] = await tx
        .update(dataExportParts)
        .set({ collectedAt: at, rows, sizeBytes, crc32, deflatedBytes, claimedUntil: null, lastError: null })
        .where(isMine(part))
        .returning({ service: dataExportParts.service });
      if (!mine) return false;
      await tx
        .delete(dataExportPieces)
        .where(and(eq(dataExportPieces.exportId, exportId), eq(dataExportPieces.service, service), ne(dataExportPieces.attempt, attempts)));
      const waiting = await tx.$count(dataExportParts, and(eq(dataExportParts.exportId, exportId), isNull(dataExportParts.collectedAt)));
      if (waiting === 0) await tx.update(dataExports).set({ status: 'ready', completedAt: at, expiresAt }).where(eq(dataExports.id, exportId));
      return true;
    });
  }

  /** Only while the claim is still this worker's. What it has kept goes. */
  async postpone(executor: Executor, part: Key, nextAttemptAt: Date, lastError: string): Promise<void> {
    const { exportId, service, attempts } = part;
    await executor.update(dataExportParts).set({ nextAttemptAt, lastError, claimedUntil: null }).where(isMine(part));
    await executor
      .delete(dataExportPieces)
      .where(and(eq(dataExportPieces.exportId, exportId), eq(dataExportPieces.service, service), eq(dataExportPieces.attempt, attempts)));
  }

  /** A piece of a part that has been collected; undefined behind the last one. */
  async findPiece(executor: Executor, { exportId, service, attempts }: Pick<DataExportPart, 'exportId' | 'service' | 'attempts'>, position: number): Promise<Buffer | undefined> {
    const [found] = await executor
      .select({ bytes: dataExportPieces.bytes })
      .from(dataExportPieces)
      .where(
        and(
          eq(dataExportPieces.exportId, exportId),
          eq(dataExportPieces.service, service),
          eq(dataExportPieces.attempt, attempts),
          eq(dataExportPieces.position, position),
        ),
      );
    return found?.bytes;
  }

  /** Removes the files of exports whose time is over, a batch of exports at a time. @returns how many exports */
  async expire(executor: Executor, now: Date, limit: number): Promise<number> {
    return executor.transaction(async (tx) => {
      const due = tx
        .select({ id: dataExports.id })
        .from(dataExports)
        .where(and(eq(dataExports.status, 'ready'), lte(dataExports.expiresAt, now)))
        .limit(limit)
        .for('update', { skipLocked: true });
      const expired = await tx.update(dataExports).set({ status: 'expired' }).where(inArray(dataExports.id, due)).returning({ id: dataExports.id });
      const ids = expired.map(({ id }) => id);
      if (ids.length > 0) await tx.delete(dataExportPieces).where(inArray(dataExportPieces.exportId, ids));
      return ids.length;
    });
  }

  /** Forgets exports that expired and were asked for before then. @returns how many */
  async forget(executor: Executor, requestedBefore: Date, limit: number): Promise<number> {
    const old = executor
      .select({ id: dataExports.id })
      .from(dataExports)
      .where(and(eq(dataExports.status, 'expired'), lt(dataExports.requestedAt, requestedBefore)))
      .limit(limit);
    const forgotten = await executor.delete(dataExports).where(inArray(dataExports.id, old)).returning({ id: dataExports.id });
    return forgotten.length;
  }
}

function isMine({ exportId, service, attempts }: Key) {
  return and(
    eq(dataExportParts.exportId, exportId),
    eq(dataExportParts.service, service),
    eq(dataExportParts.attempts, attempts),
    isNull(dataExportParts.collectedAt),
  );
}
