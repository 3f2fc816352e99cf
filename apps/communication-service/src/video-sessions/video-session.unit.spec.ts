import { showTo } from './video-session.js';

const session = { id: 's', meetingUrl: 'https://meet.example.org/room', startedAt: null, endedAt: null, participantIds: ['ada', 'bob'] };

describe('a video session', () => {
  it('is shown to participants and admins, and to nobody else', () => {
    expect(showTo({ userId: 'ada', role: 'tutor' }, session)).toEqual({ id: 's', meetingUrl: session.meetingUrl, startedAt: null, endedAt: null });
    expect(showTo({ userId: 'eve', role: 'admin' }, session)).not.toBeNull();
    expect(showTo({ userId: 'eve', role: 'tutor' }, session)).toBeNull();
    expect(showTo(null, session)).toBeNull();
  });

  it('has no way in once it is closed', () => {
    const endedAt = new Date();
    expect(showTo({ userId: 'ada', role: 'tutor' }, { ...session, endedAt })).toMatchObject({ meetingUrl: null, endedAt });
  });
});
