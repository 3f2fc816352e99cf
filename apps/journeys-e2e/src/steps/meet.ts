import { randomUUID } from 'node:crypto';
import type { Participant } from '../participant.js';
import type { Narrator } from '../narrator.js';

interface Meeting {
  readonly narrator: Narrator;
  readonly tutor: Participant;
  readonly student: Participant;
  readonly lessonId: string;
}

/** A video room and a conversation have appeared on the lesson, both were told, and they write to each other. */
export async function meet({ narrator, tutor, student, lessonId }: Meeting): Promise<void> {
  const conversationId = await narrator.learns('communication', 'has opened a conversation and a video room', async () => {
    const { lesson } = await student.client.request<LessonRooms>(LESSON_ROOMS, { id: lessonId });
    return lesson?.videoSession?.meetingUrl && lesson.conversation?.id;
  });
  await narrator.learns('learning', 'shows the video room on the lesson', async () => {
    const { lesson } = await student.client.request<LessonRooms>(LESSON_ROOMS, { id: lessonId });
    return lesson?.meetingUrl;
  });
  for (const [who, person] of [['tutor', tutor], ['student', student]] as const) {
    await narrator.learns(who, 'has a notification about the lesson', async () => {
      const { me } = await person.client.request<{ me: { unreadNotificationCount: number } }>(UNREAD);
      return me.unreadNotificationCount > 0;
    });
  }
  await narrator.does('student', 'writes to the tutor', () => write(student, conversationId, 'Shall we begin with limits?'));
  await narrator.does('tutor', 'answers', () => write(tutor, conversationId, 'With pleasure. 🎓'));
  await narrator.does('student', 'reads the answer', async () => {
    const { conversation } = await student.client.request<ConversationMessages>(MESSAGES, { id: conversationId });
    const contents = conversation.messages.edges.map(({ node }) => node.content);
    if (!contents.includes('With pleasure. 🎓')) throw new Error(`unexpected messages: ${JSON.stringify(contents)}`);
  });
}

const write = (person: Participant, conversationId: string, content: string): Promise<unknown> =>
  person.client.request(SEND_MESSAGE, { input: { conversationId, content, clientMessageId: randomUUID() } });

interface LessonRooms {
  readonly lesson: { readonly meetingUrl: string | null; readonly conversation: { id: string } | null; readonly videoSession: { meetingUrl: string | null } | null } | null;
}

interface ConversationMessages {
  readonly conversation: { readonly messages: { readonly edges: readonly { readonly node: { readonly content: string } }[] } };
}

const LESSON_ROOMS = /* GraphQL */ `
  query LessonRooms($id: ID!) {
    lesson(id: $id) {
      meetingUrl
      conversation {
        id
      }
      videoSession {
        meetingUrl
      }
    }
  }
`;

const UNREAD = /* GraphQL */ `
  query Unread {
    me {
      unreadNotificationCount
    }
  }
`;

const SEND_MESSAGE = /* GraphQL */ `
  mutation SendMessage($input: SendMessageInput!) {
    sendMessage(input: $input) {
      id
    }
  }
`;

const MESSAGES = /* GraphQL */ `
  query Messages($id: ID!) {
    conversation(id: $id) {
      messages(first: 20) {
        edges {
          node {
            content
          }
        }
      }
    }
  }
`;
