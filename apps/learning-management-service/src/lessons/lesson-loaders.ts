import { viewerOf } from '@edtech/auth';
import { loaderOf, type GraphqlContext } from '@edtech/graphql';
import { Injectable } from '@nestjs/common';
import { FindLessons, type StoredLesson } from './find-lessons.query.js';
import { partOf } from './part-of.js';

const BY_ID = Symbol('lessons by id');

/** Lessons that the viewer has a part in, or every one for admins: all that a request asks for in one statement. */
@Injectable()
export class LessonLoaders {
  constructor(private readonly find: FindLessons) {}

  /** @returns null for lessons that do not exist or do not concern the viewer */
  async visible(context: GraphqlContext, id: string): Promise<StoredLesson | null> {
    const viewer = viewerOf(context);
    if (!viewer) return null;
    const lesson = await loaderOf<string, StoredLesson>(context, BY_ID, (ids) => this.find.byIds(ids)).load(id);
    return lesson && partOf(lesson, viewer) ? lesson : null;
  }
}
