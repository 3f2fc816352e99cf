import { composeSupergraph } from './compose-supergraph.js';
import { findUndescribed } from './find-undescribed.js';
import type { Subgraph } from './subgraph.js';

const LINK = 'extend schema @link(url: "https://specs.apollo.dev/federation/v2.14", import: ["@key"])';

const subgraph = (name: string, body: string): Subgraph => ({ name, url: `http://localhost/${name}`, sdl: `${LINK}\n${body}` });

const users = subgraph('users', 'type Query { "One." user("Its id." id: ID!): User } "Somebody." type User @key(fields: "id") { "Its id." id: ID! "Its name." name: String }');
const viewer: Subgraph = { ...subgraph('viewer', 'type Query { "Who asks." me: User } "Somebody." type User @key(fields: "id") { "Its id." id: ID! }'), url: 'local:viewer' };

describe('composing', () => {
  test('makes one schema of all, which says where each is reached', () => {
    const supergraph = composeSupergraph([users, viewer]);
    expect(supergraph).toContain('VIEWER @join__graph(name: "viewer", url: "local:viewer")');
    expect(supergraph).toContain('USERS @join__graph(name: "users", url: "http://localhost/users")');
    expect(supergraph).toMatch(/me: User/);
  });

  test('is the same each time', () => {
    expect(composeSupergraph([users, viewer])).toBe(composeSupergraph([users, viewer]));
  });

  test('tells what does not fit together, by code and subgraph, in words', () => {
    const other = subgraph('others', 'type Query { "Two." other: User } "Somebody." type User @key(fields: "id") { "Its id." id: ID! "Its name." name: Int }');
    expect(() => composeSupergraph([users, other])).toThrow(/The subgraphs do not fit together:\n {2}- FIELD_TYPE_MISMATCH: .*"users".*"others"/s);
  });

  test('tells what clients would find undescribed', () => {
    const silent = subgraph('silent', 'type Query { two: Int }');
    expect(() => composeSupergraph([users, silent])).toThrow(/needs a description.*:\n {2}- silent: Query.two$/);
  });
});

describe('what is undescribed', () => {
  test.each([
    ['a type', 'type A { "." a: Int }', 'A'],
    ['a field', '"." type A { a: Int }', 'A.a'],
    ['a blank description', '"." type A { "  " a: Int }', 'A.a'],
    ['an argument', '"." type A { "." a(b: Int): Int }', 'A.a(b:)'],
    ['a field of Query', 'type Query { a: Int }', 'Query.a'],
    ['an input', 'input A { "." a: Int }', 'A'],
    ['a field of an input', '"." input A { a: Int }', 'A.a'],
    ['an enum', 'enum A { "." B }', 'A'],
    ['an enum value', '"." enum A { B }', 'A.B'],
    ['a union', 'union A = B', 'A'],
    ['a scalar', 'scalar A', 'A'],
    ['an interface', 'interface A { "." a: Int }', 'A'],
    ['a field of an interface', '"." interface A { a: Int }', 'A.a'],
  ])('is found: %s', (_, sdl, place) => {
    expect(findUndescribed(sdl)).toEqual([place]);
  });

  test('is nothing where everything is described; Query and Mutation explain themselves', () => {
    expect(findUndescribed('type Query { "." a("." b: Int): Int } type Mutation { "." c: Int } "." enum E { "." F }')).toEqual([]);
  });
});
