import { Injectable } from '@nestjs/common';
import { loaderOf, type GraphqlContext } from '@edtech/graphql';
import { FindContent, type StoredContent } from './find-content.query.js';

const BY_ID = Symbol('content by id');

/** Pieces of content, all that a request asks for in one statement. */
@Injectable()
export class ContentLoader {
  constructor(private readonly find: FindContent) {}

  load(context: GraphqlContext, id: string): Promise<StoredContent | null> {
    return loaderOf<string, StoredContent>(context, BY_ID, (ids) => this.find.byIds(ids)).load(id);
  }
}
