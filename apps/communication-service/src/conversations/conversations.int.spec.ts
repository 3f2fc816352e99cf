import { communicationConversationOpenedV1, learningLessonScheduledV1 } from '@edtech/contracts';
import { type TestService, type TestUser } from '@edtech/testing';
import { v7 as uuidv7 } from 'uuid';
import { lessonData, ofLessons, scheduledLesson, someone } from '../../test/journey.js';
import { startCommunication } from '../../test/start-communication.js';
import { ConversationsRepository } from '../infrastructure/database/repositories/conversations.repository.js';
import { MessagesRepository } from '../infrastructure/database/repositories/messages.repository.js';

let service: TestService;
beforeAll(async () => void (service = await startCommunication()));
afterAll(() => service?.close());
afterEach(() => jest.restoreAllMocks());

interface OfLesson {
  conversation: { id: string; status?: string; lesson?: { id: string }; participants?: { id: string }[]; messages?: { edges: { node: { content: string } }[] } } | null;
}

const conversationIdOf = async (lessonId: string, as: TestUser): Promise<string> => {
  const [lesson] = await ofLessons<OfLesson>(service, [lessonId], 'conversation { id }', as);
  return lesson!.conversation!.id;
};

describe('the conversation about a lesson', () => {
  it('is opened when the lesson is scheduled, between its two people, and published', async () => {
    const { tutor, student, lesson } = await scheduledLesson(service);
    const [found] = await ofLessons<OfLesson>(service, [lesson.lessonId], 'conversation { id status lesson { id } participants { id } }', student);
    expect(found?.conversation).toEqual({
      id: expect.any(String),
      status: 'OPEN',
      lesson: { id: lesson.lessonId },
      participants: [{ id: tutor.userId }, { id: student.userId }],
    });
    const published = await service.published(communicationConversationOpenedV1.type);
    expect(published.filter((event) => event.subject === found?.conversation?.id)).toEqual([
      expect.objectContaining({
        sequence: 1,
        data: { conversationId: found?.conversation?.id, lessonId: lesson.lessonId, participantUserIds: [tutor.userId, student.userId], status: 'open' },
      }),
    ]);
  });

  it('is one, however often the lesson is announced', async () => {
    const tutor = await someone(service, 'tutor');
    const student = await someone(service, 'student');
    const data = lessonData(tutor, student);
    const id = uuidv7();
    await service.deliver(learningLessonScheduledV1, { sequence: 2, data, id });
    await service.deliver(learningLessonScheduledV1, { sequence: 2, data, id });
    // The same fact under another id, as a producer that starts over might send it.
    await service.deliver(learningLessonScheduledV1, { sequence: 2, data });
    const rows = await service.database.admin`select id from communication.conversations where lesson_id = ${data.lessonId}`;
    expect(rows).toHaveLength(1);
    const published = await service.published(communicationConversationOpenedV1.type);
    expect(published.filter((event) => (event.data as { lessonId: string }).lessonId === data.lessonId)).toHaveLength(1);
  });

  it('is seen by its participants and by admins, and by nobody else', async () => {
    const { tutor, student, lesson } = await scheduledLesson(service);
    const seenBy = async (as: TestUser | null) => (await ofLessons<OfLesson>(service, [lesson.lessonId], 'conversation { id }', as))[0]?.conversation ?? null;
    const conversation = await seenBy(student);
    expect(conversation).not.toBeNull();
    expect(await seenBy(tutor)).toEqual(conversation);
    expect(await seenBy(service.user('admin'))).toEqual(conversation);
    for (const stranger of [service.user('tutor'), service.user('student'), null]) expect(await seenBy(stranger)).toBeNull();
  });

  it('is told apart from one that does not exist by nobody outside of it', async () => {
    const { student, lesson } = await scheduledLesson(service);
    const id = await conversationIdOf(lesson.lessonId, student);
    const asked = async (conversationId: string, as: TestUser | null) =>
      service.graphql<{ conversation: { id: string } | null }>('query ($id: ID!) { conversation(id: $id) { id } }', { id: conversationId }, as);

    expect((await asked(id, student)).data?.conversation).toEqual({ id });
    expect((await asked(id.toUpperCase(), student)).data?.conversation).toEqual({ id });
    const stranger = service.user('student');
    const told = async (conversationId: string) => {
      const { data, errors } = await asked(conversationId, stranger);
      return { data, errors: errors?.map(({ message, extensions: { code, details } }) => ({ message, code, details })) };
    };
    const hidden = await told(id);
    expect(hidden.errors?.[0]?.code).toBe('CONVERSATION_NOT_FOUND');
    for (const wrong of [uuidv7(), 'rubbish', '', "' or 1=1 --", '\0']) expect(await told(wrong)).toEqual(hidden);
    expect((await asked(id, null)).errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');

    const query = 'query ($r: [_Any!]!) { _entities(representations: $r) { ... on Conversation { id status } } }';
    const references = { r: [{ __typename: 'Conversation', id }, { __typename: 'Conversation', id: 'rubbish' }] };
    expect((await service.graphql<{ _entities: unknown[] }>(query, references, stranger)).data?._entities).toEqual([null, null]);
    expect((await service.graphql<{ _entities: unknown[] }>(query, references, student)).data?._entities).toEqual([{ id, status: 'OPEN' }, null]);
  });

  it('comes with its messages in one statement each for a whole list of lessons', async () => {
    const student = await someone(service, 'student');
    const lessons = [];
    for (let count = 0; count < 5; count += 1) lessons.push((await scheduledLesson(service, { student })).lesson.lessonId);
    const conversations = jest.spyOn(service.app.get(ConversationsRepository, { strict: false }), 'findByLessonIds');
    const messages = jest.spyOn(service.app.get(MessagesRepository, { strict: false }), 'findPages');

    const found = await ofLessons<OfLesson>(service, [...lessons, uuidv7(), 'rubbish'], 'conversation { id messages(first: 2) { edges { node { content } } } }', student);
    expect(found.map(({ conversation }) => conversation !== null)).toEqual([true, true, true, true, true, false, false]);
    expect(conversations).toHaveBeenCalledTimes(1);
    expect(messages).toHaveBeenCalledTimes(1);
  });
});
