import { loaderOf, type GraphqlContext } from '@edtech/graphql';
import { Injectable } from '@nestjs/common';
import { FindStudents, type StoredStudent } from './find-students.query.js';

const BY_ID = Symbol('students by id');
const BY_USER_ID = Symbol('students by account');

/** Students for fields of other types: all that a request asks for in one statement. */
@Injectable()
export class StudentLoaders {
  constructor(private readonly find: FindStudents) {}

  byId(context: GraphqlContext, id: string): Promise<StoredStudent | null> {
    return loaderOf<string, StoredStudent>(context, BY_ID, (ids) => this.find.byIds(ids)).load(id);
  }

  byUserId(context: GraphqlContext, userId: string): Promise<StoredStudent | null> {
    return loaderOf<string, StoredStudent>(context, BY_USER_ID, (ids) => this.find.byUserIds(ids)).load(userId);
  }
}
