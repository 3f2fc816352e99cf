import { Directive, Field, GraphQLISODateTime, ID, InputType, ObjectType, registerEnumType } from '@nestjs/graphql';
import { connectionOf, IsText } from '@edtech/graphql';
import { IsString, IsUUID } from 'class-validator';
import { MESSAGE_MAX_CHARACTERS, type ConversationStatus, type MessageType } from './conversation.js';

export const ConversationStatusEnum = { OPEN: 'open', ARCHIVED: 'archived', BLOCKED: 'blocked' } as const;
registerEnumType(ConversationStatusEnum, {
  name: 'ConversationStatus',
  description: 'Whether messages can be sent.',
  valuesMap: {
    OPEN: { description: 'Participants read and write.' },
    ARCHIVED: { description: 'Over: participants read.' },
    BLOCKED: { description: 'Stopped: participants read.' },
  },
});

export const MessageTypeEnum = { TEXT: 'text', FILE: 'file', SYSTEM: 'system' } as const;
registerEnumType(MessageTypeEnum, {
  name: 'MessageType',
  description: 'What a message is.',
  valuesMap: {
    TEXT: { description: 'Written by its sender.' },
    FILE: { description: 'Refers to a file.' },
    SYSTEM: { description: 'Written by the platform.' },
  },
});

@ObjectType({ description: 'What participants say to each other about a lesson. Nobody else but an admin sees it.' })
@Directive('@key(fields: "id")')
export class Conversation {
  @Field(() => ID, { description: 'The id of the conversation.' })
  id!: string;

  @Field(() => ConversationStatusEnum, { nullable: true, description: 'Whether messages can be sent.' })
  status!: ConversationStatus;

  @Field(() => GraphQLISODateTime, { nullable: true, description: 'When the newest message was sent; null before the first.' })
  lastMessageAt!: Date | null;

  /** Not a field. */
  lessonId!: string | null;

  /** Not a field. */
  participantIds!: string[];
}

@ObjectType({ description: 'One message of a conversation.' })
export class Message {
  @Field(() => ID, { description: 'The id of the message.' })
  id!: string;

  @Field(() => String, { description: 'What it says, as plain text: escape it before putting it into HTML.' })
  content!: string;

  @Field(() => MessageTypeEnum, { description: 'What it is.' })
  messageType!: MessageType;

  @Field(() => GraphQLISODateTime, { description: "When the platform took it, by the platform's clock." })
  timestamp!: Date;

  /** Not a field. */
  senderUserId!: string;
}

export const MessageConnection = connectionOf(Message);

@InputType({ description: 'A message to be sent.' })
export class SendMessageInput {
  @Field(() => ID, { description: 'The conversation that it belongs to.' })
  @IsUUID()
  conversationId!: string;

  @Field(() => String, { description: `Plain text, not blank, at most ${MESSAGE_MAX_CHARACTERS} characters, of which an emoji takes two.` })
  @IsString()
  @IsText({ maxLength: MESSAGE_MAX_CHARACTERS })
  content!: string;

  @Field(() => ID, { description: 'A UUID that the sender chooses anew for each message: sent again with the same one, it is the same message.' })
  @IsUUID()
  clientMessageId!: string;
}
