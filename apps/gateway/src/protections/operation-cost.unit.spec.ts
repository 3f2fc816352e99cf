import { buildSchema, Kind, parse } from 'graphql';
import { operationCost } from './operation-cost.js';

const SCHEMA = buildSchema(`
  type Query { me: User people(ids: [ID!]!): [User!] tags: [String] search: [Found] }
  type Mutation { book: User pay: String }
  type User { id: ID name: String friends(first: Int! = 20): UserConnection lessons(limit: Int): [Lesson!] compare(first: Int): UserComparison }
  type UserComparison { differences: [Lesson!]! next: ID }
  type UserConnection { edges: [UserEdge!] nodes: [User!] pageInfo: PageInfo }
  type UserEdge { cursor: String node: User }
  type PageInfo { hasNextPage: Boolean }
  type Lesson { id: ID student: User }
  union Found = User | Lesson
`);

function costOf(text: string, variables: Record<string, unknown> = {}): number {
  const document = parse(text);
  const operation = document.definitions.find((definition) => definition.kind === Kind.OPERATION_DEFINITION);
  if (!operation) throw new Error('no operation');
  return operationCost(SCHEMA, document, operation)(variables);
}

describe('what an operation costs', () => {
  it('is one for each object, and nothing for scalars', () => {
    expect(costOf('{ me { id name } }')).toBe(1);
    expect(costOf('{ tags __typename }')).toBe(1);
  });

  it('is multiplied by the length of each list around it', () => {
    expect(costOf('{ me { lessons(limit: 7) { student { id } } } }')).toBe(1 + 7 * 2);
    expect(costOf('{ me { lessons { student { id } } } }')).toBe(1 + 10 * 2);
    expect(costOf('{ search { ... on Lesson { student { id } } ... on User { name } } }')).toBe(10 * 2);
  });

  it('counts the length of a page once', () => {
    expect(costOf('{ me { friends(first: 50) { edges { node { id } } } } }')).toBe(1 + 50 * 3);
    expect(costOf('{ me { friends { nodes { id } } } }')).toBe(1 + 20 * 2);
    expect(costOf('{ me { compare(first: 500) { differences { id } next } } }')).toBe(1 + 500 * 2);
  });

  it('depends on variables where lengths do', () => {
    const text = 'query ($n: Int! = 5) { me { friends(first: $n) { nodes { lessons(limit: $n) { id } } } } }';
    const friends = (n: number) => 1 + n * (1 + 1 + n);
    expect(costOf(text)).toBe(friends(5));
    expect(costOf(text, { n: 100 })).toBe(friends(100));
    expect(costOf(text, { n: -1 })).toBe(1);
    expect(costOf(text, { n: 'many' })).toBe(friends(5));
  });

  it('is not made up for by asking for less than nothing', () => {
    expect(costOf('query ($n: Int) { me { friends { nodes { id } } lessons(limit: $n) { id } } }', { n: -1_000 })).toBe(1 + 20 * 2);
  });

  it('counts what is asked for by its id', () => {
    expect(costOf('query ($ids: [ID!]!) { people(ids: $ids) { id } }', { ids: Array.from({ length: 1_000 }, String) })).toBe(1_000);
    expect(costOf('{ people(ids: ["1", "2"]) { id } }')).toBe(2);
  });

  it('is ten for a mutation, whatever it returns', () => {
    expect(costOf('mutation { book { id } pay }')).toBe(20);
  });

  it('looks once at a fragment that is spread often', () => {
    const nest = Array.from({ length: 30 }, (_, index) => `fragment F${index} on User { ${index === 29 ? 'lessons { id }' : `...F${index + 1} ...F${index + 1}`} }`).join(' ');
    expect(costOf(`{ me { ...F0 } } ${nest}`)).toBe(1 + 10 * 2 ** 29);
  });
});
