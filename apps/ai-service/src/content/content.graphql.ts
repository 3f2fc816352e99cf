import { ArgsType, Directive, Field, GraphQLISODateTime, ID, InputType, ObjectType, registerEnumType } from '@nestjs/graphql';
import { ConnectionArguments, connectionOf, IsText } from '@edtech/graphql';
import { IsEnum, IsOptional } from 'class-validator';
import { User } from '../entities/user.graphql.js';
import { DESCRIPTION_MAX_CHARACTERS, QUERY_MAX_CHARACTERS, TITLE_MAX_CHARACTERS } from './content.rules.js';
import { IsSubjectSlug } from './input-rules.js';

export const ContentTypeEnum = { ARTICLE: 'article', VIDEO: 'video', EXERCISE: 'exercise', QUIZ: 'quiz' } as const;
export type ContentType = (typeof ContentTypeEnum)[keyof typeof ContentTypeEnum];
registerEnumType(ContentTypeEnum, {
  name: 'ContentType',
  description: 'What a piece of content is.',
  valuesMap: {
    ARTICLE: { description: 'To read.' },
    VIDEO: { description: 'To watch.' },
    EXERCISE: { description: 'To work on.' },
    QUIZ: { description: 'To test oneself.' },
  },
});

@ObjectType({ description: 'A piece of learning content.' })
@Directive('@key(fields: "id")')
export class Content {
  @Field(() => ID, { description: 'The id of the content.' })
  id!: string;

  @Field(() => String, { nullable: true, description: 'What it is called.' })
  title!: string | null;

  @Field(() => String, { nullable: true, description: 'What it is about.' })
  description!: string | null;

  @Field(() => ContentTypeEnum, { nullable: true, description: 'What it is.' })
  contentType!: ContentType | null;

  @Field(() => String, { nullable: true, description: 'The subject, as a slug of the taxonomy.' })
  subject!: string | null;

  @Field(() => User, { nullable: true, description: 'Who published it.' })
  creator?: User | null;

  @Field(() => GraphQLISODateTime, { nullable: true, description: 'When it was published.' })
  createdAt!: Date | null;
}

export const ContentConnection = connectionOf(Content);

@InputType({ description: 'A piece of learning content to publish.' })
export class PublishContentInput {
  @Field(() => String, { description: `What it is called: 1 to ${TITLE_MAX_CHARACTERS} characters.` })
  @IsText({ maxLength: TITLE_MAX_CHARACTERS })
  title!: string;

  @Field(() => String, { description: `What it is about: at most ${DESCRIPTION_MAX_CHARACTERS} characters. Searched.` })
  @IsText({ maxLength: DESCRIPTION_MAX_CHARACTERS, mayBeBlank: true })
  description!: string;

  @Field(() => ContentTypeEnum, { description: 'What it is.' })
  @IsEnum(ContentTypeEnum)
  contentType!: ContentType;

  @Field(() => String, { description: 'The subject, as a slug of the taxonomy: `organic-chemistry`.' })
  @IsSubjectSlug()
  subject!: string;
}

@ArgsType()
export class SearchContentArguments extends ConnectionArguments {
  @Field(() => String, {
    nullable: true,
    description: 'Words to look for in title and description; "quotes" for a phrase, a leading - for words that must not occur. Left out: everything, newest first.',
  })
  @IsOptional()
  @IsText({ maxLength: QUERY_MAX_CHARACTERS, mayBeBlank: true })
  query?: string | null;

  @Field(() => String, { nullable: true, description: 'Only of this subject, a slug of the taxonomy.' })
  @IsOptional()
  @IsSubjectSlug()
  subject?: string | null;
}
