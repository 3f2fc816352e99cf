/** open: messages may be sent; archived and blocked: they may only be read. */
export const conversationStatuses = ['open', 'archived', 'blocked'] as const;
export type ConversationStatus = (typeof conversationStatuses)[number];

/** text: written by its sender; file: a reference to a file; system: written by the platform. */
export const messageTypes = ['text', 'file', 'system'] as const;
export type MessageType = (typeof messageTypes)[number];

/** The longest message, in Unicode characters (as Postgres counts them), not in UTF-16 units. */
export const MESSAGE_MAX_CHARACTERS = 4000;

/** What decides who may read a conversation and write in it. */
export interface ConversationState {
  readonly participantIds: readonly string[];
  readonly status: ConversationStatus;
  readonly lastMessageAt: Date | null;
}

export function isParticipant(conversation: Pick<ConversationState, 'participantIds'>, userId: string): boolean {
  return conversation.participantIds.includes(userId);
}

/** Participants read; an admin reads too, to settle a dispute, but never writes. */
export function mayRead(conversation: Pick<ConversationState, 'participantIds'>, reader: { userId: string; role: string } | null): boolean {
  return reader !== null && (reader.role === 'admin' || isParticipant(conversation, reader.userId));
}

/** Everyone who is to hear of a message, each once. */
export function recipientsOf(conversation: Pick<ConversationState, 'participantIds'>, senderUserId: string): string[] {
  return [...new Set(conversation.participantIds)].filter((userId) => userId !== senderUserId);
}

/**
 * The timestamp of the next message: the time it is, or a millisecond after the last message where the clock
 * stands still or has gone back. Strictly increasing, so that a page boundary never falls between equals.
 */
export function nextTimestamp(lastMessageAt: Date | null, now: Date): Date {
  if (lastMessageAt === null || now > lastMessageAt) return now;
  return new Date(lastMessageAt.getTime() + 1);
}
