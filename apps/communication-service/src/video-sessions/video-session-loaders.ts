import { Injectable } from '@nestjs/common';
import { viewerOf } from '@edtech/auth';
import { loaderOf, type GraphqlContext } from '@edtech/graphql';
import { FindVideoSessions } from './find-video-sessions.query.js';
import { showTo, type StoredVideoSession } from './video-session.js';
import type { VideoSession } from './video-sessions.graphql.js';

const BY_ID = Symbol('video sessions by id');
const BY_LESSON = Symbol('video sessions by lesson');

/** What a request loads, in batches and only as far as its viewer may see. */
@Injectable()
export class VideoSessionLoaders {
  constructor(private readonly find: FindVideoSessions) {}

  async byId(context: GraphqlContext, id: string): Promise<VideoSession | null> {
    return visible(context, await loaderOf(context, BY_ID, (ids: readonly string[]) => this.find.byIds(ids)).load(id));
  }

  async byLesson(context: GraphqlContext, lessonId: string): Promise<VideoSession | null> {
    return visible(context, await loaderOf(context, BY_LESSON, (ids: readonly string[]) => this.find.byLessonIds(ids)).load(lessonId));
  }
}

function visible(context: GraphqlContext, session: StoredVideoSession | null): VideoSession | null {
  return session && showTo(viewerOf(context), session);
}
