import { Injectable } from '@nestjs/common';
import type { Executor } from '@edtech/drizzle';
import { and, desc, eq, inArray, isNull, lt, sql } from 'drizzle-orm';
import { erasingServices, type Erasure, type ErasingService, type ErasurePart } from '../../../erasures/erasure.rules.js';
import { erasureParts, erasures } from '../schemas/index.js';

const nextVersion = sql`${erasures.version} + 1`;

@Injectable()
export class ErasuresRepository {
  /** With a part for each service, none of them done. */
  async insert(executor: Executor, erasure: Pick<Erasure, 'userId' | 'erasureId' | 'requestedAt'> & { referenceHash: string }): Promise<Erasure> {
    const [inserted] = await executor.insert(erasures).values(erasure).returning();
    await executor.insert(erasureParts).values(erasingServices.map((service) => ({ userId: erasure.userId, service })));
    return inserted!;
  }

  async findByReference(executor: Executor, referenceHash: string): Promise<Erasure | undefined> {
    const [found] = await executor.select().from(erasures).where(eq(erasures.referenceHash, referenceHash));
    return found;
  }

  /** Keeps it as it is until the transaction ends. */
  async lock(executor: Executor, userId: string): Promise<Erasure | undefined> {
    const [found] = await executor.select().from(erasures).where(eq(erasures.userId, userId)).for('no key update');
    return found;
  }

  /** The newest first. @param before the user ids below which the page begins */
  page(executor: Executor, { first, before, openOnly }: { first: number; before?: string | undefined; openOnly: boolean }): Promise<Erasure[]> {
    const where = and(before === undefined ? undefined : lt(erasures.erasureId, before), openOnly ? isNull(erasures.completedAt) : undefined);
    return executor.select().from(erasures).where(where).orderBy(desc(erasures.erasureId)).limit(first);
  }

  async partsOf(executor: Executor, userIds: readonly string[]): Promise<Map<string, ErasurePart[]>> {
    const found = userIds.length === 0 ? [] : await executor.select().from(erasureParts).where(inArray(erasureParts.userId, [...userIds]));
    const order = (service: ErasingService) => erasingServices.indexOf(service);
    return new Map(userIds.map((userId) => [userId, found.filter((part) => part.userId === userId).sort((one, other) => order(one.service) - order(other.service))]));
  }

  /** Does nothing where it is done already: what was answered first is true. */
  async completePart(executor: Executor, userId: string, service: ErasingService, completedAt: Date): Promise<void> {
    await executor
      .update(erasureParts)
      .set({ completedAt })
      .where(and(eq(erasureParts.userId, userId), eq(erasureParts.service, service), isNull(erasureParts.completedAt)));
  }

  async complete(executor: Executor, userId: string, completedAt: Date): Promise<Erasure> {
    const [completed] = await executor.update(erasures).set({ completedAt, version: nextVersion }).where(eq(erasures.userId, userId)).returning();
    return completed!;
  }

  /** From the beginning: nobody has answered what is told now. */
  async restart(executor: Executor, userId: string, erasureId: string, restartedAt: Date): Promise<Erasure> {
    await executor.update(erasureParts).set({ completedAt: null }).where(eq(erasureParts.userId, userId));
    const [restarted] = await executor.update(erasures).set({ erasureId, restartedAt, completedAt: null, version: nextVersion }).where(eq(erasures.userId, userId)).returning();
    return restarted!;
  }
}
