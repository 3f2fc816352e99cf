import { communicationVideoSessionOpenedV1, learningLessonCancelledV1, learningLessonScheduledV1 } from '@edtech/contracts';
import { type TestService, type TestUser } from '@edtech/testing';
import { v7 as uuidv7 } from 'uuid';
import { lessonData, ofLessons, scheduledLesson, someone } from '../../test/journey.js';
import { startCommunication } from '../../test/start-communication.js';
import { VideoSessionsRepository } from '../infrastructure/database/repositories/video-sessions.repository.js';

let service: TestService;
beforeAll(async () => void (service = await startCommunication({ own: { COMMUNICATION_JITSI_URL: 'https://video.example.org/' } })));
afterAll(() => service?.close());
afterEach(() => jest.restoreAllMocks());

interface OfLesson {
  videoSession: { id: string; meetingUrl: string | null; startedAt: string | null; endedAt: string | null } | null;
}
const fields = 'videoSession { id meetingUrl startedAt endedAt }';
const sessionOf = async (lessonId: string, as: TestUser | null) => (await ofLessons<OfLesson>(service, [lessonId], fields, as))[0]?.videoSession ?? null;

describe('the video session of a lesson', () => {
  it('is opened when the lesson is scheduled, and published with its URL and version', async () => {
    const { student, lesson } = await scheduledLesson(service);
    const session = await sessionOf(lesson.lessonId, student);
    expect(session).toEqual({ id: expect.any(String), meetingUrl: expect.stringMatching(/^https:\/\/video\.example\.org\/edtech-[0-9a-f]{40}$/), startedAt: null, endedAt: null });
    const published = await service.published(communicationVideoSessionOpenedV1.type);
    expect(published.filter(({ subject }) => subject === session?.id)).toEqual([
      expect.objectContaining({
        sequence: 1,
        data: { videoSessionId: session?.id, lessonId: lesson.lessonId, meetingUrl: session?.meetingUrl, startedAt: null, endedAt: null },
      }),
    ]);
  });

  it('is one, however often the lesson is announced', async () => {
    const data = lessonData(await someone(service, 'tutor'), await someone(service, 'student'));
    const id = uuidv7();
    await service.deliver(learningLessonScheduledV1, { sequence: 2, data, id });
    await service.deliver(learningLessonScheduledV1, { sequence: 2, data, id });
    await service.deliver(learningLessonScheduledV1, { sequence: 2, data });
    expect(await service.database.admin`select id from communication.video_sessions where lesson_id = ${data.lessonId}`).toHaveLength(1);
    const published = await service.published(communicationVideoSessionOpenedV1.type);
    expect(published.filter((event) => (event.data as { lessonId: string }).lessonId === data.lessonId)).toHaveLength(1);
  });

  it('is shown to the two who meet and to admins, and to nobody else', async () => {
    const { tutor, student, lesson } = await scheduledLesson(service);
    const session = await sessionOf(lesson.lessonId, student);
    expect(await sessionOf(lesson.lessonId, tutor)).toEqual(session);
    expect(await sessionOf(lesson.lessonId, service.user('admin'))).toEqual(session);
    for (const stranger of [service.user('tutor'), service.user('student'), null]) expect(await sessionOf(lesson.lessonId, stranger)).toBeNull();

    const query = 'query ($r: [_Any!]!) { _entities(representations: $r) { ... on VideoSession { meetingUrl } } }';
    const references = { r: [{ __typename: 'VideoSession', id: session?.id }, { __typename: 'VideoSession', id: 'rubbish' }] };
    const asked = async (as: TestUser | null) => (await service.graphql<{ _entities: unknown[] }>(query, references, as)).data?._entities;
    expect(await asked(tutor)).toEqual([{ meetingUrl: session?.meetingUrl }, null]);
    expect(await asked(service.user('tutor'))).toEqual([null, null]);
  });

  it('is closed when the lesson is cancelled, and shows no way in any more', async () => {
    const { tutor, lesson } = await scheduledLesson(service);
    await service.deliver(learningLessonCancelledV1, { sequence: 3, data: { ...lesson, status: 'cancelled', endReason: 'cancelled_by_student' } });
    expect(await sessionOf(lesson.lessonId, tutor)).toMatchObject({ meetingUrl: null, startedAt: null, endedAt: expect.any(String) });
    const [row] = await service.database.admin`select version from communication.video_sessions where lesson_id = ${lesson.lessonId}`;
    expect(row?.['version']).toBe(2);
  });

  it('is fetched in one statement for a whole list of lessons', async () => {
    const student = await someone(service, 'student');
    const lessons = [];
    for (let count = 0; count < 5; count += 1) lessons.push((await scheduledLesson(service, { student })).lesson.lessonId);
    const asked = jest.spyOn(service.app.get(VideoSessionsRepository, { strict: false }), 'findByLessonIds');
    const found = await ofLessons<OfLesson>(service, [...lessons, uuidv7()], fields, student);
    expect(found.map(({ videoSession }) => videoSession !== null)).toEqual([true, true, true, true, true, false]);
    expect(asked).toHaveBeenCalledTimes(1);
  });
});
