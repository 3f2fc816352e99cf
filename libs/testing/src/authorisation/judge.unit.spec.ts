import { TestTokens } from '../test-users.js';
import type { AuthorisationWorld } from './authorisation-world.js';
import { judge, mayAct } from './judge.js';
import type { SubgraphShape } from './subgraph-shape.js';

const tokens = new TestTokens();
const [ada, eve, admin] = [tokens.user('student'), tokens.user('student'), tokens.user('admin')];
const shape = { isEntity: (name: string) => ['Lesson', 'User'].includes(name) } as SubgraphShape;
const world: AuthorisationWorld = {
  viewers: { nobody: null, ada, eve, admin },
  entities: [{ type: 'Lesson', id: 'l', holders: [ada.userId] }],
  secrets: [{ text: 'my father', for: ['ada'] }],
  rules: { 'User.email': 'holders-and-admins', 'User.id': 'anyone', 'User.name': 'signed-in', 'Lesson.id': 'holders-and-admins', 'Lesson.notes': 'holders' },
};
const leaksIn = (data: unknown, name: 'nobody' | 'ada' | 'eve' | 'admin') => judge(world, shape, { name, viewer: world.viewers[name] ?? null }, { data }).leaks;
const user = (id: string) => ({ __typename: 'User', id, email: 'a@b', name: 'A' });

describe('the judge of answers', () => {
  test('finds nothing wrong with what everybody sees of their own', () => {
    expect(leaksIn({ me: user(ada.userId) }, 'ada')).toEqual([]);
    expect(leaksIn({ users: [user(ada.userId), user(eve.userId)] }, 'admin')).toEqual([]);
    expect(leaksIn({ lesson: { __typename: 'Lesson', id: 'l', notes: 'my father' } }, 'ada')).toEqual([]);
    expect(leaksIn({ _entities: [{ __typename: 'Lesson', id: 'l', notes: null }, null] }, 'admin')).toEqual([]);
  });

  test.each([
    ['a private field', { user: user(ada.userId) }, 'eve', [`eve sees User.email of ${ada.userId}`]],
    ['one that lies deep', { a: [{ edges: [{ node: { __typename: 'Other', it: user(ada.userId) } }] }] }, 'eve', [`eve sees User.email of ${ada.userId}`]],
    ['one under the name of a part of a union', { found: { __typename: 'User', id: ada.userId, User___email: 'a@b' } }, 'eve', [`eve sees User.email of ${ada.userId}`]],
    ['an empty list, which tells that there is nothing', { l: { __typename: 'Lesson', id: 'l', notes: [] } }, 'admin', ['admin sees Lesson.notes of l']],
    ['what is for people who are signed in', { user: { __typename: 'User', id: 'x', name: 'A' } }, 'nobody', ['nobody sees User.name of x']],
    ['something that the world does not know of', { l: { __typename: 'Lesson', id: 'other' } }, 'ada', ['ada sees Lesson.id of other']],
    ['a secret, wherever it stands', { text: 'about my father' }, 'eve', ['eve reads "my father"']],
  ] as const)('finds %s', (_, data, name, leaks) => {
    expect(leaksIn(data, name)).toEqual(leaks);
  });

  test('finds a secret in the words of an error', () => {
    const errors = [{ message: 'no such note: my father', extensions: { code: 'X' } }];
    expect(judge(world, shape, { name: 'eve, who claims in headers to be an admin,', viewer: eve }, { data: null, errors }).leaks).toHaveLength(1);
  });

  test('knows what is open to whom', () => {
    const open = (audience: Parameters<typeof mayAct>[0]) => [null, ada, admin].map((viewer) => mayAct(audience, viewer));
    expect([open('anyone'), open('signed-in'), open(['admin'])]).toEqual([[true, true, true], [false, true, true], [false, false, true]]);
  });

  test('lets service accounts in where one of their scopes is named, and else where anybody is', () => {
    const service = tokens.serviceAccount(['events:read']);
    const open = (audience: Parameters<typeof mayAct>[0]) => mayAct(audience, null, service);
    expect((['anyone', 'signed-in', 'holders-and-admins', ['admin'], ['admin', 'events:operate'], ['admin', 'events:read']] as const).map(open)).toEqual([true, false, false, false, false, true]);
  });
});
