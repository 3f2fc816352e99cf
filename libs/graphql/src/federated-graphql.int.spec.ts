import { askGraphql, serveTestJwks, TestTokens, type GraphqlResult, type TestJwks, type TestUser } from '@edtech/testing';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { batches, logged, startFixture } from '../test/fixture-service.js';

describe('a subgraph', () => {
  const tokens = new TestTokens();
  const student = tokens.user('student');
  let jwks: TestJwks;
  let app: NestFastifyApplication;
  let url: string;

  beforeAll(async () => {
    jwks = await serveTestJwks(() => [tokens.publicJwk]);
    ({ app, url } = await startFixture(jwks.url));
  });

  beforeEach(() => {
    batches.length = 0;
    logged.length = 0;
  });

  afterAll(async () => {
    await app.close();
    await jwks.close();
  });

  const ask = (query: string, as?: Pick<TestUser, 'token'>, variables = {}): Promise<GraphqlResult<Record<string, unknown>>> => askGraphql(url, query, variables, as?.token);
  const codes = ({ errors }: GraphqlResult<unknown>) => errors?.map(({ extensions }) => extensions.code);

  describe('who may ask', () => {
    const expired = { token: tokens.sign({ claims: { sub: 'u', sid: 's', role: 'admin', exp: 1 } }) };
    const forged = { token: new TestTokens().sign({ claims: { sub: 'u', sid: 's', role: 'admin' } }) };

    test('needs a signed-in user for what is not declared public', async () => {
      expect(codes(await ask('{ privateBook { id } }'))).toEqual(['UNAUTHENTICATED']);
      expect(await ask('{ privateBook { id } }', student)).toEqual({ data: { privateBook: { id: student.userId } } });
    });

    test('refuses those without the role', async () => {
      expect(codes(await ask('{ adminBook { id } }'))).toEqual(['UNAUTHENTICATED']);
      expect(codes(await ask('{ adminBook { id } }', student))).toEqual(['FORBIDDEN']);
      expect(await ask('{ adminBook { id } }', tokens.user('admin'))).toEqual({ data: { adminBook: { id: 'a' } } });
    });

    test('takes admins who have shown no second factor for nobody, but where they add one', async () => {
      const sign = (...amr: string[]) => ({ token: tokens.sign({ claims: { sub: 'a', sid: 's', role: 'admin', amr } }) });
      for (const half of [sign('pwd'), sign('oidc')]) {
        for (const query of ['{ adminBook { id } }', '{ privateBook { id } }', '{ whoAmI }', '{ publicBook { reader } }']) expect([query, codes(await ask(query, half))]).toEqual([query, ['SECOND_FACTOR_REQUIRED']]);
        expect((await fetch(`${url}/books/private`, { headers: { authorization: `Bearer ${half.token}` } })).ok).toBe(false);
        expect(await ask('{ enrolmentBook { id } publicBook { id } }', half)).toEqual({ data: { enrolmentBook: { id: 'a' }, publicBook: { id: 'p' } } });
      }
      for (const whole of [sign('pwd', 'otp'), sign('webauthn')]) expect(await ask('{ adminBook { id } whoAmI }', whole)).toEqual({ data: { adminBook: { id: 'a' }, whoAmI: 'a' } });
      expect(codes(await ask('{ enrolmentBook { id } }'))).toEqual(['UNAUTHENTICATED']);
      expect(await ask('{ enrolmentBook { id } }', student)).toEqual({ data: { enrolmentBook: { id: student.userId } } });
    });

    test('lets everybody ask for what is public, also with a token that is no longer good', async () => {
      expect(await ask('{ publicBook { id } }')).toEqual({ data: { publicBook: { id: 'p' } } });
      expect(await ask('{ publicBook { id } }', expired)).toEqual({ data: { publicBook: { id: 'p' } } });
    });

    test.each([
      ['an expired', expired, 'TOKEN_EXPIRED'],
      ['a forged', forged, 'TOKEN_INVALID'],
    ])('does not take the bearer of %s token for nobody where it matters who asks', async (_, as, code) => {
      expect(codes(await ask('{ privateBook { id } }', as))).toEqual([code]);
      expect(codes(await ask('{ whoAmI }', as))).toEqual([code]);
      const { data, errors } = await ask('{ publicBook { id reader } }', as);
      expect(data).toEqual({ publicBook: { id: 'p', reader: null } });
      expect(errors).toMatchObject([{ path: ['publicBook', 'reader'], extensions: { code } }]);
    });

    test('tells public fields who asks', async () => {
      expect(await ask('{ whoAmI publicBook { reader } }', student)).toEqual({ data: { whoAmI: student.userId, publicBook: { reader: student.userId } } });
      expect(await ask('{ whoAmI }')).toEqual({ data: { whoAmI: null } });
    });

    test('asks the same over REST', async () => {
      const get = (path: string, token?: string) => fetch(`${url}/books/${path}`, { headers: token ? { authorization: `Bearer ${token}` } : {} });
      expect(await (await get('private', student.token)).text()).toBe(student.userId);
      expect(await (await get('public', student.token)).text()).toBe(student.userId);
      expect(await (await get('public')).text()).toBe('nobody');
      expect((await get('private')).ok).toBe(false);
      expect((await get('private', forged.token)).ok).toBe(false);
    });
  });

  describe('what clients see of errors', () => {
    test('shows a declared error with its code, kind and details, and not its cause', async () => {
      const result = await ask('{ declaredFailure { id } }');
      expect(result.errors).toMatchObject([{ message: 'Shelf b4 is closed', path: ['declaredFailure'], extensions: { code: 'SHELF_CLOSED', kind: 'conflict', details: { shelf: 'b4' } } }]);
      expect(JSON.stringify(result)).not.toMatch(/secret cause|stack/i);
    });

    test.each(['surprise', 'disguise', 'halfACent'])('masks %s, and logs it under the id that the client gets', async (field) => {
      const selection = field === 'halfACent' ? 'amountMinor' : 'id';
      const result = await ask(`{ ${field} { ${selection} } }`);
      expect(result.errors).toMatchObject([{ message: 'Something went wrong on our side', extensions: { code: 'INTERNAL', kind: 'internal' } }]);
      expect(JSON.stringify(result)).not.toMatch(/hunter2|whole number/);
      const errorId = result.errors?.[0]?.extensions.errorId;
      expect(errorId).toEqual(expect.any(String));
      expect(logged).toContainEqual(expect.objectContaining({ errorId, err: expect.any(Error) }));
    });

    test.each([
      ['a syntax error', '{', 'GRAPHQL_PARSE_FAILED'],
      ['an unknown field', '{ nope }', 'GRAPHQL_VALIDATION_FAILED'],
      ['an operation that is not there', 'query A { whoAmI } query B { whoAmI }', 'OPERATION_RESOLUTION_FAILURE'],
      ['a variable of the wrong type', 'query ($first: Int! = 1) { books(first: $first) { pageInfo { hasNextPage } } }', 'BAD_USER_INPUT'],
    ])("leaves GraphQL's own complaint about %s as it is", async (_, query, code) => {
      const { errors } = await ask(query, undefined, { first: 'many' });
      expect(errors).toMatchObject([{ extensions: { code, kind: 'invalid' } }]);
      expect(errors?.[0]?.message).not.toBe('Something went wrong on our side');
    });
  });

  describe('inputs', () => {
    const add = (input: string) => ask(`mutation { addBook(input: ${input}) { id price { amountMinor currency } } }`);

    test('names every field that is not valid, with the rule that it breaks', async () => {
      const { errors } = await add('{ title: "123456", author: { email: "x" }, price: { amountMinor: -1, currency: "eur" } }');
      expect(errors?.[0]).toMatchObject({
        path: ['addBook'],
        extensions: {
          code: 'BAD_USER_INPUT',
          kind: 'invalid',
          fields: [
            { field: 'input.title', rule: 'maxLength', message: expect.any(String) },
            { field: 'input.author.email', rule: 'isEmail' },
            { field: 'input.price.amountMinor', rule: 'min' },
            { field: 'input.price.currency', rule: 'matches' },
          ],
        },
      });
    });

    test('refuses a field that carries no rule at all: somebody forgot it', async () => {
      const { errors } = await add('{ title: "a", forgotten: "b", author: { email: "x@example.org" }, price: { amountMinor: 1, currency: "EUR" } }');
      expect(errors?.[0]?.extensions.fields).toMatchObject([{ field: 'input.forgotten', rule: 'whitelistValidation' }]);
    });

    test('carries amounts beyond 32 bits exactly', async () => {
      const { data } = await add('{ title: "a", author: { email: "x@example.org" }, price: { amountMinor: 9007199254740991, currency: "EUR" } }');
      expect(data).toEqual({ addBook: { id: 'a', price: { amountMinor: 9007199254740991, currency: 'EUR' } } });
    });

    test.each(['9007199254740992', '1.5', '"1"'])('refuses the amount %s before anything runs', async (amount) => {
      expect(codes(await add(`{ title: "a", author: { email: "x@example.org" }, price: { amountMinor: ${amount}, currency: "EUR" } }`))).toEqual(['GRAPHQL_VALIDATION_FAILED']);
    });
  });

  describe('lists', () => {
    const page = (parameters: string) => ask(`{ books(${parameters}) { edges { cursor node { id } } pageInfo { hasNextPage endCursor } } }`);

    test('go on where a page has ended, to the end', async () => {
      const ids: string[] = [];
      for (let after = ''; ; ) {
        const { data } = await page(`first: 2${after}`);
        const { edges, pageInfo } = data?.['books'] as { edges: { node: { id: string } }[]; pageInfo: { hasNextPage: boolean; endCursor: string } };
        ids.push(...edges.map(({ node }) => node.id));
        if (!pageInfo.hasNextPage) break;
        after = `, after: "${pageInfo.endCursor}"`;
      }
      expect(ids).toEqual(['1', '2', '3', '4', '5']);
    });

    test.each(['', '%%%', 'bm90IGpzb24', Buffer.from('{}').toString('base64url'), Buffer.from('[]').toString('base64url'), Buffer.from('[null]').toString('base64url'), Buffer.from('["\\u0000"]').toString('base64url'), Buffer.from(JSON.stringify(['1'.repeat(800)])).toString('base64url')])(
      'refuse the cursor "%s", which they have not given',
      async (cursor) => {
        expect(codes(await page(`after: "${cursor}"`))).toEqual(['INVALID_CURSOR']);
      },
    );

    test.each(['0', '-1', '101'])('refuse pages of %s', async (first) => {
      const { errors } = await page(`first: ${first}`);
      expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', fields: [{ field: 'first' }] });
    });
  });

  test('gives values of its own scalars, unions and objects', async () => {
    const { data } = await ask('{ publicBook { price { amountMinor currency } readAt extra } a: outcome(found: true) { __typename } b: outcome(found: false) { ... on NoBook { reason } } }');
    expect(data).toEqual({ publicBook: { price: { amountMinor: 1250, currency: 'EUR' }, readAt: '09:30', extra: { a: [1] } }, a: { __typename: 'Book' }, b: { reason: 'none' } });
  });

  test('loads what many references ask for in one batch, and each key once', async () => {
    const representations = Array.from({ length: 50 }, (_, index) => ({ __typename: 'Book', id: String(index % 40) }));
    const query = 'query ($representations: [_Any!]!) { _entities(representations: $representations) { ... on Book { title again: title } } }';
    const { data } = await ask(query, undefined, { representations });
    expect((data?.['_entities'] as unknown[])[49]).toEqual({ title: 'title of 9', again: 'title of 9' });
    expect(batches.map(({ length }) => length)).toEqual([40]);
  });

  test('keeps the batches of one request from another', async () => {
    await ask('{ publicBook { title } }');
    await ask('{ publicBook { title } }');
    expect(batches).toEqual([['p'], ['p']]);
  });

  describe('what it does not answer', () => {
    const post = (body: string, headers: Record<string, string> = { 'content-type': 'application/json' }) => fetch(`${url}/graphql`, { method: 'POST', headers, body });

    test('questions about its schema, unless told to', async () => {
      expect(codes(await ask('{ __schema { queryType { name } } }'))).toEqual(['GRAPHQL_VALIDATION_FAILED']);
    });

    test('several operations in one request', async () => {
      const response = await post(JSON.stringify([{ query: '{ whoAmI }' }, { query: '{ whoAmI }' }]));
      expect(response.status).toBe(400);
      expect(await response.text()).not.toContain('"data"');
    });

    test('operations by hash', async () => {
      const extensions = { persistedQuery: { version: 1, sha256Hash: 'a'.repeat(64) } };
      expect(codes((await (await post(JSON.stringify({ extensions }))).json()) as GraphqlResult<unknown>)).toEqual(['PERSISTED_QUERY_NOT_SUPPORTED']);
    });

    test('what a foreign page can make a browser send', async () => {
      expect((await post(JSON.stringify({ query: '{ whoAmI }' }), { 'content-type': 'text/plain' })).ok).toBe(false);
      expect((await fetch(`${url}/graphql?query=%7B%20whoAmI%20%7D`)).status).toBe(400);
    });

    test('mutations by GET', async () => {
      const query = 'mutation { addBook(input: { title: "a", author: { email: "x@example.org" }, price: { amountMinor: 1, currency: "EUR" } }) { id } }';
      const response = await fetch(`${url}/graphql?query=${encodeURIComponent(query)}`, { headers: { 'apollo-require-preflight': '1' } });
      expect(response.status).toBe(405);
    });

    test('a browser with a page of its own', async () => {
      const response = await fetch(`${url}/graphql`, { headers: { accept: 'text/html' } });
      expect(response.ok).toBe(false);
      expect(await response.text()).not.toContain('<html');
    });
  });
});
