import { loaderOf, type GraphqlContext } from '@edtech/graphql';
import { Injectable } from '@nestjs/common';
import { FindCourses, type StoredCourse } from './find-courses.query.js';

const BY_ID = Symbol('courses by id');
const BY_TUTOR = Symbol('courses by tutor');

/** Courses for fields of other types: all that a request asks for in one statement. */
@Injectable()
export class CourseLoaders {
  constructor(private readonly find: FindCourses) {}

  byId(context: GraphqlContext, id: string): Promise<StoredCourse | null> {
    return loaderOf<string, StoredCourse>(context, BY_ID, (ids) => this.find.byIds(ids)).load(id);
  }

  offeredBy(context: GraphqlContext, tutorId: string): Promise<StoredCourse[] | null> {
    return loaderOf<string, StoredCourse[]>(context, BY_TUTOR, (ids) => this.find.offeredBy(ids)).load(tutorId);
  }
}
