import { Args, Mutation, Parent, Query, ResolveField, ResolveReference, Resolver } from '@nestjs/graphql';
import { Roles, Viewer, viewerOf, type CurrentUser } from '@edtech/auth';
import { toConnection, type Connection, type GraphqlContext } from '@edtech/graphql';
import { User } from '../entities/user.graphql.js';
import { cursorOf, pageOf } from './content-page.js';
import { Content, ContentConnection, PublishContentInput, SearchContentArguments } from './content.graphql.js';
import { ContentLoader } from './content.loader.js';
import { FindContent, type FoundContent, type StoredContent } from './find-content.query.js';
import { PublishContent } from './publish-content.js';

@Resolver(() => Content)
export class ContentResolver {
  constructor(
    private readonly publish: PublishContent,
    private readonly find: FindContent,
    private readonly loader: ContentLoader,
  ) {}

  @Query(() => ContentConnection, { description: 'Learning content that matches, the best match first. For everybody who is signed in.' })
  async searchContent(@Args() args: SearchContentArguments): Promise<Connection<FoundContent>> {
    const search = { query: args.query?.trim() || null, subject: args.subject ?? null };
    return toConnection(await this.find.search(search, pageOf(args)), args, cursorOf);
  }

  @Mutation(() => Content, { description: 'Makes a piece of content known to learners. For tutors and admins.' })
  @Roles('tutor', 'admin')
  publishContent(@Args('input', { description: 'The content.' }) input: PublishContentInput, @Viewer() { userId: creatorUserId }: CurrentUser): Promise<StoredContent> {
    const { title, description, contentType, subject } = input;
    return this.publish.run({ creatorUserId, title: title.trim(), description: description.trim(), contentType, subject });
  }

  @ResolveReference()
  resolveReference({ id }: { id: string }, context: GraphqlContext): Promise<StoredContent | null> | null {
    return viewerOf(context) ? this.loader.load(context, id) : null;
  }

  @ResolveField(() => User, { nullable: true, description: 'Who published it.' })
  creator(@Parent() { creatorUserId }: StoredContent): User {
    return { id: creatorUserId };
  }
}
