import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildSchema } from 'graphql';
import { composeSupergraph } from '../compose-supergraph.js';
import { compareWithRelease } from './breaking-changes.js';
import { clientSchema } from './client-schema.js';
import { readRelease, writeRelease } from './released-schema.js';

const RELEASED = `
  type Query { user(id: ID!): User  users(first: Int = 20): [User!]! }
  type User { id: ID! name: String! email: String role: Role! }
  enum Role { STUDENT TUTOR ADMIN }
  input NameInput { first: String! last: String }
  union Found = User | Nobody
  type Nobody { reason: String! }
  type Mutation { rename(input: NameInput!): User! find: Found! }
`;

const pathsOf = async (current: string, declared: { path: string; reason: string }[] = []) => (await compareWithRelease(RELEASED, current, declared)).refused.map(({ path }) => path);

describe('a schema that clients of the last release', () => {
  test('can go on with, is let through: new fields, types, members and arguments that may be left out', async () => {
    const grown = RELEASED.replace('email: String', 'email: String phone: String').replace('users(first: Int = 20)', 'users(first: Int = 20, after: String)').replace('= User | Nobody', '= User | Nobody | Many');
    expect(await pathsOf(`${grown} type Many { count: Int! }`)).toEqual([]);
  });

  test.each([
    ['loses a field', 'email: String', '', 'User.email'],
    ['may get null where there was none', 'name: String!', 'name: String', 'User.name'],
    ['gets a field of another type', 'name: String!', 'name: Int!', 'User.name'],
    ['loses a value of an enum', 'STUDENT TUTOR ADMIN', 'STUDENT TUTOR', 'Role.ADMIN'],
    ['has to send what it could leave out', 'last: String', 'last: String!', 'NameInput.last'],
    ['has to send something new', 'last: String', 'last: String middle: String!', 'NameInput.middle'],
    ['loses an argument', 'users(first: Int = 20)', 'users', 'Query.users.first'],
    ['has to pass a new argument', 'user(id: ID!)', 'user(id: ID!, why: String!)', 'Query.user.why'],
    ['loses a member of a union', '= User | Nobody', '= User', 'Found'],
    ['loses a mutation', 'find: Found!', '', 'Mutation.find'],
  ])('breaks on, because it %s, is refused', async (_, before, after, path) => {
    expect(RELEASED).toContain(before);
    expect(await pathsOf(RELEASED.replace(before, after))).toEqual([path]);
  });

  test('breaks on, is let through where that is declared, and only there', async () => {
    const current = RELEASED.replace('email: String', '').replace('name: String!', 'name: String');
    expect(await pathsOf(current, [{ path: 'User.email', reason: 'Ask for User.contact.' }])).toEqual(['User.name']);
  });

  test('needs no declaration of what does not break', async () => {
    const declared = [{ path: 'User.email', reason: 'Ask for User.contact.' }];
    expect((await compareWithRelease(RELEASED, RELEASED, declared)).unneeded).toEqual(declared);
  });
});

describe('what clients see', () => {
  const LINK = 'extend schema @link(url: "https://specs.apollo.dev/federation/v2.14", import: ["@key", "@inaccessible"])';
  const supergraph = composeSupergraph([
    {
      name: 'users',
      url: 'http://localhost/users',
      sdl: `${LINK} type Query { "One." user("Its id." id: ID!): User @deprecated(reason: "Ask for me.") } "Somebody." type User @key(fields: "id") { "Its id." id: ID! "For services." secret: String @inaccessible }`,
    },
  ]);

  test('is a schema with descriptions and deprecations, and nothing that only gateways need', () => {
    const seen = clientSchema(supergraph);
    const fields = buildSchema(seen).getQueryType()?.getFields();
    expect(fields?.['user']).toMatchObject({ description: 'One.', deprecationReason: 'Ask for me.' });
    expect(seen).not.toMatch(/join__|link__|@link|secret|inaccessible/);
  });
});

describe('a release', () => {
  let root: string;

  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'released-'));
    writeRelease(root, RELEASED);
  });

  afterEach(() => rmSync(root, { recursive: true }));

  const declare = (content: unknown) => writeFileSync(join(root, 'tools/composition/released/breaking-changes.json'), JSON.stringify(content));

  test('is read as it was written, with nothing declared', () => {
    expect(readRelease(root)).toEqual({ schema: RELEASED, declared: [] });
  });

  test('ends what was declared before it', () => {
    declare([{ path: 'User.email', reason: 'Ask for User.contact.' }]);
    expect(readRelease(root).declared).toHaveLength(1);
    writeRelease(root, 'type Query { one: Int }');
    expect(readRelease(root)).toEqual({ schema: 'type Query { one: Int }', declared: [] });
  });

  test.each([[{}], [[{ path: 'User.email' }]], [[{ path: 'User.email', reason: ' ' }]], [['User.email']]])('takes no declaration that does not say where and why: %j', (content) => {
    declare(content);
    expect(() => readRelease(root)).toThrow(/is a list of\n.*"path".*"reason"/s);
  });

  test('is the committed one, and it is a schema', () => {
    const { schema } = readRelease(join(__dirname, '../../../..'));
    expect(buildSchema(schema).getQueryType()?.getFields()).toHaveProperty('me');
  });
});
