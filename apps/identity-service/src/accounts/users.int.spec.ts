import { startTestService, type TestService, type TestUser } from '@edtech/testing';
import { identityService } from '../app.js';
import { answered, codeOf, IdentityClient, type SignedInFields } from '../../test/identity-client.js';
import { recordStatements } from '../../test/record-statements.js';

interface UserFields {
  __typename?: string;
  id: string;
  email: string | null;
  firstName: string | null;
  lastName: string | null;
  role: string | null;
  status: string | null;
  createdAt: string | null;
  profile: { bio: string | null } | null;
}

const FIELDS = '... on User { id email firstName lastName role status createdAt profile { bio } }';
const ENTITIES = `query ($representations: [_Any!]!) { _entities(representations: $representations) { ${FIELDS} } }`;
const UNKNOWN = '0193a6f0-0000-7000-8000-00000000dead';

describe('users', () => {
  let service: TestService;
  let client: IdentityClient;
  let ada: SignedInFields;
  let admin: TestUser;

  beforeAll(async () => {
    service = await startTestService(identityService);
    client = new IdentityClient(service);
    ada = await client.signUp();
    admin = await client.admin();
  });
  afterAll(() => service?.close());

  const entities = async (ids: string[], as: TestUser | null) => {
    const representations = ids.map((id) => ({ __typename: 'User', id }));
    return answered(await service.graphql<{ _entities: (UserFields | null)[] }>(ENTITIES, { representations }, as))._entities;
  };
  const user = async (id: string, as: TestUser) =>
    answered(await service.graphql<{ user: UserFields | null }>(`query ($id: ID!) { user(id: $id) { ${FIELDS} } }`, { id }, as)).user;

  it('are seen whole by themselves and by admins', async () => {
    const whole = {
      id: ada.user.id,
      email: ada.user.email,
      firstName: 'Ada',
      lastName: 'Lovelace',
      role: 'STUDENT',
      status: 'ACTIVE',
      createdAt: expect.stringMatching(/^\d{4}-.*Z$/),
      profile: { bio: null },
    };
    for (const viewer of [service.user('student', ada.user.id), admin]) {
      expect(await entities([ada.user.id], viewer)).toEqual([whole]);
      expect(await user(ada.user.id, viewer)).toEqual(whole);
    }
  });

  it('show others who are signed in their names and role only', async () => {
    const names = {
      id: ada.user.id,
      email: null,
      firstName: 'Ada',
      lastName: 'Lovelace',
      role: 'STUDENT',
      status: null,
      createdAt: null,
      profile: null,
    };
    expect(await entities([ada.user.id], service.user('tutor'))).toEqual([names]);
    expect(await user(ada.user.id, service.user('tutor'))).toEqual(names);
  });

  it('show strangers nothing', async () => {
    expect(await entities([ada.user.id], null)).toEqual([null]);
    expect(codeOf(await service.graphql('query ($id: ID!) { user(id: $id) { id } }', { id: ada.user.id }))).toBe('UNAUTHENTICATED');
  });

  it('are null where there is none, beside those that are there', async () => {
    const [unknown, known, malformed, nul] = await entities([UNKNOWN, ada.user.id, 'no-id-at-all', 'a\0'], service.user('tutor'));
    expect([unknown, known?.id, malformed, nul]).toEqual([null, ada.user.id, null, null]);
    expect(await user(UNKNOWN, service.user('tutor'))).toBeNull();
    expect(await user("'; drop table users", service.user('tutor'))).toBeNull();
  });

  it('are fetched with one statement however many are asked for, and their profiles with one more', async () => {
    const others = await Promise.all(Array.from({ length: 5 }, () => client.signUp()));
    const ids = Array.from({ length: 50 }, (_, n) => others[n % 5]!.user.id);
    const statements = recordStatements(service);
    const found = await entities([...ids, UNKNOWN], admin);
    const selects = statements.stop().filter((statement) => /^\s*select/i.test(statement));
    expect(found.slice(0, 50).map((one) => one?.id)).toEqual(ids);
    expect(selects.filter((statement) => statement.includes('"users"'))).toHaveLength(1);
    expect(selects.filter((statement) => statement.includes('"user_profiles"'))).toHaveLength(1);
  });

  describe('in a list', () => {
    const PAGE = 'query ($first: Int, $after: String) { users(first: $first, after: $after) { edges { node { id email } } pageInfo { hasNextPage endCursor } } }';
    interface Page {
      users: { edges: { node: { id: string; email: string } }[]; pageInfo: { hasNextPage: boolean; endCursor: string | null } };
    }

    it('come newest first, page by page, each once', async () => {
      const seen: string[] = [];
      let after: string | null = null;
      do {
        const { users }: Page = answered(await service.graphql<Page>(PAGE, { first: 3, after }, admin));
        seen.push(...users.edges.map(({ node }) => node.id));
        after = users.pageInfo.hasNextPage ? users.pageInfo.endCursor : null;
      } while (after);
      const all = await service.database.admin<{ id: string }[]>`select id from identity.users order by id desc`;
      expect(seen).toEqual(all.map(({ id }) => id));
    });

    it('are for admins only', async () => {
      expect(codeOf(await service.graphql(PAGE, {}, service.user('tutor')))).toBe('FORBIDDEN');
      expect(codeOf(await service.graphql(PAGE, {}))).toBe('UNAUTHENTICATED');
    });

    it('refuse a cursor that they have not given and a page of no size', async () => {
      const foreign = Buffer.from(JSON.stringify(['not an id'])).toString('base64url');
      expect(codeOf(await service.graphql(PAGE, { after: foreign }, admin))).toBe('INVALID_CURSOR');
      expect(codeOf(await service.graphql(PAGE, { after: 'garbage' }, admin))).toBe('INVALID_CURSOR');
      expect(codeOf(await service.graphql(PAGE, { first: 0 }, admin))).toBe('BAD_USER_INPUT');
    });
  });
});
