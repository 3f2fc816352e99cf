/** A session as it is stored, with the two who may enter. */
export interface StoredVideoSession {
  readonly id: string;
  readonly meetingUrl: string;
  readonly startedAt: Date | null;
  readonly endedAt: Date | null;
  readonly participantIds: readonly string[];
}

/** What a person sees of a session: nothing, unless they take part in the lesson or are an admin. A closed room has no way in. */
export function showTo(viewer: { userId: string; role: string } | null, session: StoredVideoSession) {
  const mayEnter = viewer !== null && (viewer.role === 'admin' || session.participantIds.includes(viewer.userId));
  if (!mayEnter) return null;
  const { id, startedAt, endedAt } = session;
  return { id, meetingUrl: endedAt ? null : session.meetingUrl, startedAt, endedAt };
}
