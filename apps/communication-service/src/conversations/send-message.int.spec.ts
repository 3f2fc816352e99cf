import { FixedClock, type GraphqlResult, type TestService, type TestUser } from '@edtech/testing';
import { v7 as uuidv7 } from 'uuid';
import { ofLessons, ofUser, scheduledLesson } from '../../test/journey.js';
import { startCommunication } from '../../test/start-communication.js';

let service: TestService;
let tutor: TestUser;
let student: TestUser;
let conversationId: string;

beforeAll(async () => void (service = await startCommunication({ clock: new FixedClock() })));
afterAll(() => service?.close());
beforeEach(async () => {
  const scheduled = await scheduledLesson(service);
  ({ tutor, student } = scheduled);
  const [lesson] = await ofLessons<{ conversation: { id: string } }>(service, [scheduled.lesson.lessonId], 'conversation { id }', student);
  conversationId = lesson!.conversation.id;
});

interface Sent {
  sendMessage: { id: string; content: string; messageType: string; timestamp: string; sender: { id: string } };
}

const send = (as: TestUser | null, input: Record<string, unknown> = {}): Promise<GraphqlResult<Sent>> =>
  service.graphql<Sent>(
    'mutation ($input: SendMessageInput!) { sendMessage(input: $input) { id content messageType timestamp sender { id } } }',
    { input: { conversationId, content: 'hello', clientMessageId: uuidv7(), ...input } },
    as,
  );

const codeOf = async (result: Promise<GraphqlResult<unknown>>) => (await result).errors?.[0]?.extensions.code;
const storedMessages = () => service.database.admin`select * from communication.messages where conversation_id = ${conversationId} order by "timestamp"`;
const received = async (user: TestUser) =>
  (await ofUser<{ notifications: { edges: { node: { type: string; title: string } }[] } }>(service, user.userId, 'notifications { edges { node { type title } } }', user)).notifications.edges
    .map(({ node }) => node)
    .filter(({ type }) => type === 'MESSAGE_RECEIVED');

interface Page {
  conversation: {
    lastMessageAt: string | null;
    messages: { edges: { cursor: string; node: { content: string; timestamp: string } }[]; pageInfo: { hasNextPage: boolean; endCursor: string | null } };
  };
}
const read = (as: TestUser, first = 20, after?: string | null) =>
  service.graphql<Page>(
    'query ($id: ID!, $first: Int!, $after: String) { conversation(id: $id) { lastMessageAt messages(first: $first, after: $after) { edges { cursor node { content timestamp } } pageInfo { hasNextPage endCursor } } } }',
    { id: conversationId, first, after },
    as,
  );

describe('sending a message', () => {
  it('stores it as it was written and tells the other person, not the sender', async () => {
    const content = 'Grüße 😀 <b>&</b>\nsecond line';
    const { data } = await send(student, { content });
    expect(data?.sendMessage).toMatchObject({ content, messageType: 'TEXT', sender: { id: student.userId } });
    expect((await read(tutor)).data?.conversation.messages.edges.map(({ node }) => node.content)).toEqual([content]);
    expect(await received(tutor)).toEqual([{ type: 'MESSAGE_RECEIVED', title: 'New message from Ada Lovelace' }]);
    expect(await received(student)).toEqual([]);
  });

  it('is done once, however often and however simultaneously it is sent again', async () => {
    const clientMessageId = uuidv7();
    const results = await Promise.all(Array.from({ length: 8 }, () => send(student, { clientMessageId })));
    const again = await send(student, { clientMessageId });
    expect(new Set([...results, again].map(({ data }) => data?.sendMessage.id)).size).toBe(1);
    expect(again.data).toEqual(results[0]?.data);
    expect(await storedMessages()).toHaveLength(1);
    expect(await received(tutor)).toHaveLength(1);
  });

  it('refuses another message under an id that the sender has used, here or elsewhere', async () => {
    const clientMessageId = uuidv7();
    await send(student, { clientMessageId });
    expect(await codeOf(send(student, { clientMessageId, content: 'something else' }))).toBe('CLIENT_MESSAGE_ID_REUSED');
    const first = conversationId;
    const { lesson } = await scheduledLesson(service, { student });
    const [other] = await ofLessons<{ conversation: { id: string } }>(service, [lesson.lessonId], 'conversation { id }', student);
    expect(await codeOf(send(student, { clientMessageId, conversationId: other!.conversation.id }))).toBe('CLIENT_MESSAGE_ID_REUSED');
    const simultaneous = uuidv7();
    const both = await Promise.all([first, other!.conversation.id].map((id) => send(student, { clientMessageId: simultaneous, conversationId: id })));
    expect(both.map(({ errors }) => errors?.[0]?.extensions.code).sort()).toEqual(['CLIENT_MESSAGE_ID_REUSED', undefined]);
    // An id is the sender's own: the other person may have chosen the same one.
    expect((await send(tutor, { clientMessageId })).errors).toBeUndefined();
  });

  it('is for participants only, not even for admins', async () => {
    for (const stranger of [service.user('student'), service.user('tutor'), service.user('admin')]) {
      expect(await codeOf(send(stranger))).toBe('CONVERSATION_NOT_FOUND');
    }
    expect(await codeOf(send(student, { conversationId: uuidv7() }))).toBe('CONVERSATION_NOT_FOUND');
    expect(await codeOf(send(null))).toBe('UNAUTHENTICATED');
    expect(await storedMessages()).toHaveLength(0);
  });

  it.each(['archived', 'blocked'])('is refused in a conversation that is %s, but a resend is still answered', async (status) => {
    const clientMessageId = uuidv7();
    const sent = await send(student, { clientMessageId });
    await service.database.admin`update communication.conversations set status = ${status} where id = ${conversationId}`;
    const { errors } = await send(student);
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'CONVERSATION_CLOSED', details: { status } });
    expect((await send(student, { clientMessageId })).data).toEqual(sent.data);
    expect(await storedMessages()).toHaveLength(1);
  });

  it.each([
    ['content', { content: '' }, 'isNotBlank'],
    ['content', { content: ' \n\t ' }, 'isNotBlank'],
    ['content', { content: 'a\0b' }, 'isStorable'],
    ['content', { content: '\uD800' }, 'isStorable'],
    ['content', { content: 'x'.repeat(4_001) }, 'maxLength'],
    ['content', { content: '❤️'.repeat(2_001) }, 'maxLength'],
    ['conversationId', { conversationId: 'rubbish' }, 'isUuid'],
    ['clientMessageId', { clientMessageId: '1' }, 'isUuid'],
  ])('names the field and the rule of bad input: %s %#', async (field, input, rule) => {
    const { errors } = await send(student, input);
    expect(errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
    expect(errors?.[0]?.extensions.fields?.map((problem) => [problem.field, problem.rule])).toEqual([[`input.${field}`, rule]]);
  });

  it('takes the longest message that it promises', async () => {
    const content = `${'😀'.repeat(1_000)}${'x'.repeat(2_000)}`;
    expect((await send(student, { content })).data?.sendMessage.content).toBe(content);
  });
});

describe('a conversation under load', () => {
  it('keeps its messages strictly in order though all come in at one instant, and knows the time of the last', async () => {
    await Promise.all(Array.from({ length: 30 }, (_, index) => send(index % 2 ? student : tutor, { content: `${index}` })));
    const rows = await storedMessages();
    const times = rows.map((row) => (row['timestamp'] as Date).getTime());
    expect(times).toHaveLength(30);
    expect(new Set(times).size).toBe(30);
    const { data } = await read(student, 1);
    expect(Date.parse(data!.conversation.lastMessageAt!)).toBe(Math.max(...times));
  });

  it('shows every message on exactly one page, newest first, while new ones come in', async () => {
    for (let count = 0; count < 7; count += 1) await send(student, { content: `${count}` });
    const seen: string[] = [];
    let after: string | null | undefined;
    do {
      const { data } = await read(tutor, 2, after);
      const { edges, pageInfo } = data!.conversation.messages;
      seen.push(...edges.map(({ node }) => node.content));
      expect(pageInfo.endCursor).toBe(edges.at(-1)?.cursor ?? null);
      after = pageInfo.hasNextPage ? pageInfo.endCursor : undefined;
      await send(student, { content: 'new' });
    } while (after);
    expect(seen).toEqual(['6', '5', '4', '3', '2', '1', '0']);
  });

  it.each([
    ['a cursor that it has not given', 20, 'rubbish', 'INVALID_CURSOR'],
    ['a page of nothing', 0, undefined, 'BAD_USER_INPUT'],
    ['a page of too much', 101, undefined, 'BAD_USER_INPUT'],
  ])('refuses %s', async (_, first, after, code) => {
    const { data, errors } = await read(student, first, after);
    expect(errors?.[0]?.extensions.code).toBe(code);
    expect(data?.conversation.messages).toBeNull();
  });
});
