import { parse } from 'graphql';
import { askedFields } from './asked-fields.js';

const ENTITIES = parse(`query ($representations: [_Any!]!) {
  _entities(representations: $representations) {
    ... on User { __typename total: metrics { lessonCount } ...Reviews }
    ... on Tutor { total: metrics { lessonCount } }
  }
}
fragment Reviews on User { reviewsReceived { pageInfo { hasNextPage } } }`);

describe('what a silent service leaves out', () => {
  it('is each asked field of an entity, under the name that the client gave it, once', () => {
    expect(askedFields(ENTITIES, true)).toEqual(['total', 'reviewsReceived']);
  });

  it('is each root field where roots were asked for', () => {
    expect(askedFields(parse('{ lesson(id: "1") { id } found: searchTutors { edges { cursor } } }'), false)).toEqual(['lesson', 'found']);
  });
});
