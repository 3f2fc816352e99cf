import { Injectable } from '@nestjs/common';
import { viewerOf } from '@edtech/auth';
import { loaderOf, type GraphqlContext } from '@edtech/graphql';
import type { Page } from '../paging/position.js';
import { mayRead } from './conversation.js';
import type { Conversation, Message } from './conversations.graphql.js';
import { FindConversations } from './find-conversations.query.js';

const BY_ID = Symbol('conversations by id');
const BY_LESSON = Symbol('conversations by lesson');
const MESSAGES = Symbol('pages of messages');

interface WantedMessages {
  readonly conversationId: string;
  readonly page: Page;
}

/** What a request loads, in batches and only as far as its viewer may see. */
@Injectable()
export class ConversationLoaders {
  constructor(private readonly find: FindConversations) {}

  async byId(context: GraphqlContext, id: string): Promise<Conversation | null> {
    return visible(context, await loaderOf(context, BY_ID, (ids: readonly string[]) => this.find.byIds(ids)).load(id));
  }

  async byLesson(context: GraphqlContext, lessonId: string): Promise<Conversation | null> {
    return visible(context, await loaderOf(context, BY_LESSON, (ids: readonly string[]) => this.find.byLessonIds(ids)).load(lessonId));
  }

  /** One row more than the page has, newest first. For a conversation that the viewer has been shown. */
  async messages(context: GraphqlContext, conversationId: string, page: Page): Promise<Message[]> {
    const loader = loaderOf(context, MESSAGES, (wanted: readonly WantedMessages[]) => this.messagesOf(wanted));
    return (await loader.load({ conversationId, page })) ?? [];
  }

  /** Conversations that are asked for the same page share a statement. */
  private async messagesOf(wanted: readonly WantedMessages[]): Promise<Message[][]> {
    const groups = new Map<string, WantedMessages[]>();
    for (const one of wanted) {
      const { limit, after } = one.page;
      const page = `${limit} ${after?.at.getTime()} ${after?.id}`;
      groups.set(page, [...(groups.get(page) ?? []), one]);
    }
    const answers = new Map<WantedMessages, Message[]>();
    await Promise.all(
      [...groups.values()].map(async (group) => {
        const pages = await this.find.messagesOf(
          group.map(({ conversationId }) => conversationId),
          group[0]!.page,
        );
        group.forEach((one, index) => answers.set(one, pages[index] ?? []));
      }),
    );
    return wanted.map((one) => answers.get(one) ?? []);
  }
}

function visible(context: GraphqlContext, conversation: Conversation | null): Conversation | null {
  return conversation && mayRead(conversation, viewerOf(context)) ? conversation : null;
}
