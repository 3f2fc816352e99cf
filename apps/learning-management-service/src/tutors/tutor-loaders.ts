import { loaderOf, type GraphqlContext } from '@edtech/graphql';
import { Injectable } from '@nestjs/common';
import { FindTutors, type StoredTutor } from './find-tutors.query.js';

const BY_ID = Symbol('tutors by id');
const BY_USER_ID = Symbol('tutors by account');

/** Tutors for fields of other types: all that a request asks for in one statement. */
@Injectable()
export class TutorLoaders {
  constructor(private readonly find: FindTutors) {}

  byId(context: GraphqlContext, id: string): Promise<StoredTutor | null> {
    return loaderOf<string, StoredTutor>(context, BY_ID, (ids) => this.find.byIds(ids)).load(id);
  }

  byUserId(context: GraphqlContext, userId: string): Promise<StoredTutor | null> {
    return loaderOf<string, StoredTutor>(context, BY_USER_ID, (ids) => this.find.byUserIds(ids)).load(userId);
  }
}
