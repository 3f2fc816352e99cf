import { Inject, Injectable } from '@nestjs/common';
import { DATABASE, type Database } from '@edtech/drizzle';
import { validate as isUuid } from 'uuid';
import { VideoSessionsRepository, type VideoSessionWithParticipants } from '../infrastructure/database/repositories/video-sessions.repository.js';

/** Reads for screens, each a single statement however many are asked for. Who may see what is for the caller to decide. */
@Injectable()
export class FindVideoSessions {
  constructor(
    @Inject(DATABASE) private readonly db: Database,
    private readonly sessions: VideoSessionsRepository,
  ) {}

  /** In the order of the ids; null where there is none. */
  async byIds(ids: readonly string[]): Promise<(VideoSessionWithParticipants | null)[]> {
    const rows = await this.sessions.findByIds(this.db, ids.filter((id) => isUuid(id)));
    const byId = new Map(rows.map((row) => [row.id, row]));
    return ids.map((id) => byId.get(id.toLowerCase()) ?? null);
  }

  /** The newest of each lesson, in the order of the lessons; null where there is none. */
  async byLessonIds(lessonIds: readonly string[]): Promise<(VideoSessionWithParticipants | null)[]> {
    const rows = await this.sessions.findByLessonIds(this.db, lessonIds.filter((id) => isUuid(id)));
    const byLesson = new Map(rows.map((row) => [row.lessonId, row]));
    return lessonIds.map((id) => byLesson.get(id.toLowerCase()) ?? null);
  }
}
