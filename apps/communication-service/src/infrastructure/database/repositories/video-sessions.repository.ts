import { Injectable } from '@nestjs/common';
import type { Executor } from '@edtech/drizzle';
import { and, asc, eq, inArray, isNull, sql } from 'drizzle-orm';
import { lessonReferences, videoSessions } from '../schemas/index.js';

export type VideoSessionRow = typeof videoSessions.$inferSelect;

/** A session together with the two who may enter. */
export type VideoSessionWithParticipants = VideoSessionRow & { readonly participantIds: readonly string[] };

@Injectable()
export class VideoSessionsRepository {
  /** @returns undefined when the lesson already has an open session. */
  async open(executor: Executor, session: typeof videoSessions.$inferInsert): Promise<VideoSessionRow | undefined> {
    const [row] = await executor
      .insert(videoSessions)
      .values(session)
      .onConflictDoNothing({ target: videoSessions.lessonId, where: sql`ended_at is null` })
      .returning();
    return row;
  }

  /** Ends what is open for a lesson, never before it started. */
  async endOfLesson(executor: Executor, lessonId: string, at: Date): Promise<void> {
    await executor
      .update(videoSessions)
      .set({ endedAt: sql`greatest(${videoSessions.startedAt}, ${at.toISOString()}::timestamptz)`, version: sql`${videoSessions.version} + 1` })
      .where(and(eq(videoSessions.lessonId, lessonId), isNull(videoSessions.endedAt)));
  }

  findByIds(executor: Executor, ids: readonly string[]): Promise<VideoSessionWithParticipants[]> {
    return this.select(executor).where(inArray(videoSessions.id, [...ids]));
  }

  /** The newest session of each lesson comes last. */
  findByLessonIds(executor: Executor, lessonIds: readonly string[]): Promise<VideoSessionWithParticipants[]> {
    return this.select(executor)
      .where(inArray(videoSessions.lessonId, [...lessonIds]))
      .orderBy(asc(videoSessions.createdAt), asc(videoSessions.id));
  }

  private select(executor: Executor) {
    const { tutorUserId, studentUserId } = lessonReferences;
    return executor
      .select({
        id: videoSessions.id,
        lessonId: videoSessions.lessonId,
        meetingUrl: videoSessions.meetingUrl,
        startedAt: videoSessions.startedAt,
        endedAt: videoSessions.endedAt,
        recordingUrl: videoSessions.recordingUrl,
        createdAt: videoSessions.createdAt,
        version: videoSessions.version,
        participantIds: sql<string[]>`array[${tutorUserId}, ${studentUserId}]`,
      })
      .from(videoSessions)
      .innerJoin(lessonReferences, eq(lessonReferences.lessonId, videoSessions.lessonId))
      .$dynamic();
  }
}
