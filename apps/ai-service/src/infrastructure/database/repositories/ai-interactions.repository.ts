import { Injectable } from '@nestjs/common';
import { and, asc, count, eq, gte, lt } from 'drizzle-orm';
import type { Executor } from '@edtech/drizzle';
import { aiInteractions } from '../schemas/index.js';

export type AiInteraction = typeof aiInteractions.$inferSelect;

@Injectable()
export class AiInteractionsRepository {
  async insert(executor: Executor, interaction: AiInteraction): Promise<void> {
    await executor.insert(aiInteractions).values(interaction);
  }

  /** A session's turns, the first one first. */
  findSession(executor: Executor, sessionId: string): Promise<AiInteraction[]> {
    return executor.select().from(aiInteractions).where(eq(aiInteractions.sessionId, sessionId)).orderBy(asc(aiInteractions.turn));
  }

  /** How many questions a user has asked since then: what a quota is held against. */
  async countSince(executor: Executor, userId: string, since: Date): Promise<number> {
    const [row] = await executor
      .select({ asked: count() })
      .from(aiInteractions)
      .where(and(eq(aiInteractions.userId, userId), gte(aiInteractions.timestamp, since)));
    return row?.asked ?? 0;
  }

  /** Removes everything that a user has asked and been answered. @returns how many turns */
  async erase(executor: Executor, userId: string): Promise<number> {
    const erased = await executor.delete(aiInteractions).where(eq(aiInteractions.userId, userId)).returning({ id: aiInteractions.id });
    return erased.length;
  }

  /** Removes what is older than the retention allows. @returns how many turns */
  async forgetBefore(executor: Executor, instant: Date): Promise<number> {
    const forgotten = await executor.delete(aiInteractions).where(lt(aiInteractions.timestamp, instant)).returning({ id: aiInteractions.id });
    return forgotten.length;
  }
}
