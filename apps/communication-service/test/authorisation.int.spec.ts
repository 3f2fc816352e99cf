import { probeAuthorisation, probeInjection, type AuthorisationWorld, type TestService } from '@edtech/testing';
import { v7 as uuidv7 } from 'uuid';
import { ofLessons, ofUser, scheduledLesson } from './journey.js';
import { startCommunication } from './start-communication.js';
import access from './access.json';

/** Who may see which field and do what: docs/access.md is made of it. */
const RULES = access.rules as AuthorisationWorld['rules'];

describe('who sees what of communication', () => {
  let service: TestService;
  let known: AuthorisationWorld;
  beforeAll(async () => {
    service = await startCommunication();
    known = await furnish();
  }, 120_000);
  afterAll(() => service?.close());

  async function furnish(): Promise<AuthorisationWorld> {
    const ours = await scheduledLesson(service);
    const others = await scheduledLesson(service);
    const { tutor, student } = ours;
    const roomsOf = async ({ lesson: { lessonId }, student: as }: typeof ours) =>
      (await ofLessons<{ conversation: { id: string }; videoSession: { id: string; meetingUrl: string } }>(service, [lessonId], 'conversation { id } videoSession { id meetingUrl }', as))[0]!;
    const of = await roomsOf(ours);
    const theirs = await roomsOf(others);
    const send = (content: string) =>
      service.graphql('mutation ($input: SendMessageInput!) { sendMessage(input: $input) { id } }', { input: { conversationId: of.conversation.id, content, clientMessageId: uuidv7() } }, student);
    await send('I have not slept for three nights');
    const { notifications } = await ofUser<{ notifications: { edges: { node: { id: string } }[] } }>(service, tutor.userId, 'notifications { edges { node { id } } }', tutor);
    const belonging = ({ lesson: { lessonId }, ...people }: typeof ours, rooms: typeof of) => {
      const holders = [people.tutor.userId, people.student.userId];
      return [
        { type: 'Lesson', id: lessonId, holders },
        { type: 'Conversation', id: rooms.conversation.id, holders },
        { type: 'VideoSession', id: rooms.videoSession.id, holders },
      ];
    };
    return {
      viewers: { nobody: null, student, otherStudent: others.student, tutor, otherTutor: others.tutor, admin: service.user('admin') },
      rules: RULES,
      entities: [...belonging(ours, of), ...belonging(others, theirs)],
      secrets: [
        { text: of.videoSession.meetingUrl, for: ['student', 'tutor', 'admin'] },
        { text: 'slept for three nights', for: ['student', 'tutor', 'admin'] },
        { text: notifications.edges[0]!.node.id, for: ['tutor'] },
      ],
      given: { 'Query.conversation': [{ id: of.conversation.id }] },
      refused: {
        'Mutation.sendMessage': ['otherStudent', 'otherTutor', 'admin'].map((as) => ({
          as,
          given: { input: { conversationId: of.conversation.id, content: 'let me in', clientMessageId: uuidv7() } },
          code: 'CONVERSATION_NOT_FOUND',
        })),
        'Mutation.markNotificationRead': ['student', 'otherStudent', 'otherTutor', 'admin'].map((as) => ({ as, given: { id: notifications.edges[0]!.node.id }, code: 'NOTIFICATION_NOT_FOUND' })),
      },
      // Set when the room is entered and left, which nobody does here.
      empty: ['VideoSession.startedAt', 'VideoSession.endedAt'],
    };
  }

  test('every field, as everybody, about what is their own and what is not', async () => {
    const { undecided, leaks, unseen, refusals } = await probeAuthorisation(service, known);
    expect({ undecided, leaks, unseen }).toEqual({ undecided: [], leaks: [], unseen: [] });
    expect(refusals).toBeGreaterThan(300);
  }, 120_000);

  test('no text is taken for SQL, wherever one can be written', async () => {
    const { broken, ran, harmed, untried, places } = await probeInjection(service, known);
    expect({ broken, ran, harmed, untried }).toEqual({ broken: [], ran: 0, harmed: [], untried: [] });
    expect(places).toBeGreaterThan(10);
  }, 120_000);
});
