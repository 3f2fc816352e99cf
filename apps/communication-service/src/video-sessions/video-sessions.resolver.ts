import { ResolveReference, Resolver } from '@nestjs/graphql';
import type { GraphqlContext } from '@edtech/graphql';
import { VideoSessionLoaders } from './video-session-loaders.js';
import { VideoSession } from './video-sessions.graphql.js';

@Resolver(() => VideoSession)
export class VideoSessionsResolver {
  constructor(private readonly sessions: VideoSessionLoaders) {}

  @ResolveReference()
  resolveReference({ id }: Pick<VideoSession, 'id'>, context: GraphqlContext): Promise<VideoSession | null> {
    return this.sessions.byId(context, id);
  }
}
