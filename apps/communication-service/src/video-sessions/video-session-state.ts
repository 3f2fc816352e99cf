import type { communicationVideoSessionOpenedV1, EventData } from '@edtech/contracts';
import type { VideoSessionRow } from '../infrastructure/database/repositories/video-sessions.repository.js';

/** What the event about a session says. Only its opening is told: as it was then, in its first version. */
export function openedVideoSession({ id, lessonId, meetingUrl }: Pick<VideoSessionRow, 'id' | 'lessonId' | 'meetingUrl'>): {
  sequence: number;
  data: EventData<typeof communicationVideoSessionOpenedV1>;
} {
  return { sequence: 1, data: { videoSessionId: id, lessonId, meetingUrl, startedAt: null, endedAt: null } };
}
