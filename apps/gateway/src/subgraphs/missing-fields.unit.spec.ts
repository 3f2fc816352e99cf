import { parse } from 'graphql';
import { missingFields } from './missing-fields.js';

const ENTITIES = parse(`query ($representations: [_Any!]!) {
  _entities(representations: $representations) {
    ... on User { __typename total: metrics { lessonCount } reviewsReceived { pageInfo { hasNextPage } } }
  }
}`);

describe('what a silent service leaves out', () => {
  it('is each asked field of each entity, under the name that the client gave it', () => {
    expect(missingFields(ENTITIES, 2)).toEqual([
      ['_entities', 0, 'total'],
      ['_entities', 0, 'reviewsReceived'],
      ['_entities', 1, 'total'],
      ['_entities', 1, 'reviewsReceived'],
    ]);
  });

  it('is each root field where roots were asked for', () => {
    expect(missingFields(parse('{ lesson(id: "1") { id } found: searchTutors { edges { cursor } } }'), undefined)).toEqual([['lesson'], ['found']]);
  });

  it('is told a hundred times at most', () => {
    expect(missingFields(ENTITIES, 1_000)).toHaveLength(100);
  });
});
