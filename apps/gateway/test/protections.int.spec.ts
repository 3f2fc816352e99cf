import { createHash } from 'node:crypto';
import { aliases, deep, fragmentBomb, repeatedFieldsBomb } from './attacks.js';
import { FakeSubgraph } from './fake-subgraph.js';
import { TestGateway } from './test-gateway.js';

const LEARNING = `
  type Query { me: User lessons(first: Int! = 20): LessonConnection level(of: Level): String levels(of: [Level!]): String anything(value: Anything): String }
  type Mutation { signIn(email: String, password: String): String signOut: String }
  scalar Anything
  enum Level { BEGINNER ADVANCED }
  type User { id: ID! lessons: [Lesson!] me: User }
  type LessonConnection { nodes: [Lesson!] }
  type Lesson { id: ID! student: User }`;

interface Answer {
  data?: Record<string, unknown> | null;
  errors?: { message: string; extensions: { code: string; kind?: string; details?: Record<string, unknown> } }[];
}

describe('the protections of the gateway', () => {
  let learning: FakeSubgraph;
  let gateway: TestGateway;

  beforeAll(async () => {
    learning = await FakeSubgraph.start(LEARNING, { Query: { me: () => ({ id: '1' }), level: () => 'fine' }, Mutation: { signIn: () => 'signed in' } });
    gateway = await TestGateway.start({ learning });
  });

  afterAll(async () => {
    await gateway.stop();
    await learning.stop();
  });

  beforeEach(() => {
    learning.requests.length = 0;
  });

  const ask = async (query: string, variables?: object): Promise<Answer & { status: number }> => {
    const response = await gateway.post({ query, variables });
    return { status: response.status, ...((await response.json()) as Answer) };
  };
  const code = ({ errors }: Answer) => errors?.[0]?.extensions.code;

  describe('row 23: what is too much is refused before a service hears of it', () => {
    it.each<[string, () => string, Record<string, unknown>]>([
      ['a nest of fragments in 904 bytes', () => fragmentBomb(904), { limit: 'fields', allowed: 1_000 }],
      ['a nest of fragments that no operation uses', () => fragmentBomb(904).replace('{...F0}', '{__typename}'), { limit: 'fields in all fragments', allowed: 4_000 }],
      ['fields that multiply with themselves', () => repeatedFieldsBomb('me', 3, 5), { limit: 'comparisons of repeated fields', allowed: 5_000 }],
      ['the same field five hundred times', () => `{${'__typename '.repeat(500)}}`, { limit: 'comparisons of repeated fields', allowed: 5_000 }],
      ['fields five hundred deep', () => deep(500), { limit: 'depth', allowed: 15 }],
      ['fields so deep that they are beyond the number of words', () => deep(16_000), { limit: 'tokens', allowed: 2_000 }],
      ['a thousand aliases', () => `{${aliases(1_000)}}`, { limit: 'tokens', allowed: 2_000 }],
      ['a hundred aliases', () => `{${aliases(101)}}`, { limit: 'aliases', allowed: 50 }],
      ['a thousand directives', () => `{ __typename ${'@aa'.repeat(1_000)} }`, { limit: 'tokens', allowed: 2_000 }],
      ['ten directives at one place', () => `{ __typename ${'@aa'.repeat(10)} }`, { limit: 'directives at one place', allowed: 4 }],
      ['sixty directives at sixty places', () => `{${'me { id @skip(if: false) } '.repeat(60)}}`, { limit: 'directives', allowed: 50 }],
      ['lists within lists as an argument', () => `{ anything(value: ${'['.repeat(5_000)}${']'.repeat(5_000)}) }`, { limit: 'tokens', allowed: 2_000 }],
    ])('%s', async (_, attack, details) => {
      const answer = await ask(attack());
      expect(answer).toMatchObject({ status: 400, errors: [{ extensions: { code: 'OPERATION_TOO_COMPLEX', kind: 'invalid', details } }] });
      expect(learning.requests).toEqual([]);
    });

    it('a fragment that contains itself', async () => {
      expect(await ask('{ me { ...A } } fragment A on User { me { ...A } }')).toMatchObject({ status: 400, errors: [{ extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } }] });
    });

    it('lists of lists that multiply', async () => {
      const answer = await ask('query ($n: Int!) { lessons(first: $n) { nodes { student { lessons { student { lessons { id } } } } } } }', { n: 100 });
      expect(answer).toMatchObject({ status: 400, errors: [{ extensions: { code: 'OPERATION_TOO_COSTLY', details: { allowed: 10_000 } } }] });
      expect((await ask('{ lessons { nodes { student { id } } } }')).status).toBe(200);
    });

    it('two megabytes', async () => {
      const response = await gateway.post({ query: `{ me { id } } #${'x'.repeat(2_000_000)}` });
      expect(response.status).toBe(413);
      expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: 'BAD_REQUEST' } }] });
    });

    it('variables nested so deep that whoever writes them again runs out of stack', async () => {
      const body = `{"query":"query ($v: Anything) { anything(value: $v) }","variables":{"v":${'['.repeat(60_000)}${']'.repeat(60_000)}}}`;
      const response = await gateway.post(body);
      expect(response.status).toBe(400);
      expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: 'OPERATION_TOO_COMPLEX', details: { limit: 'depth of variables' } } }] });
      const inAddress = await gateway.get({ query: '{ me { id } }', variables: `{"v":${'['.repeat(32)}${']'.repeat(32)}}` });
      expect(await inAddress.json()).toMatchObject({ errors: [{ extensions: { code: 'OPERATION_TOO_COMPLEX', details: { limit: 'depth of variables' } } }] });
    });

    it('fifty thousand wrong values in a variable: it is told what is wrong with the first of them', async () => {
      const answer = await ask('query ($v: [Level!]) { levels(of: $v) }', { v: Array.from({ length: 50_000 }, () => 1) });
      expect(answer).toMatchObject({ status: 400, errors: [{ extensions: { code: 'BAD_USER_INPUT', kind: 'invalid' } }] });
      expect(JSON.stringify(answer).length).toBeLessThan(20_000);
      expect(learning.requests).toEqual([]);
    });

    it('row 22: the same mutation under several names: passwords are not tried by the thousand', async () => {
      const signIns = (count: number) => `mutation { ${aliases(count, 'signIn(email: "a", password: "b")')} }`;
      expect(await ask(signIns(2))).toMatchObject({ status: 400, errors: [{ extensions: { details: { limit: 'the same mutation', allowed: 1 } } }] });
      expect(await ask(`mutation { ...A ... { b: signIn } } fragment A on Mutation { signIn }`)).toMatchObject({ errors: [{ extensions: { details: { limit: 'the same mutation' } } }] });
      expect(learning.requests).toEqual([]);
      expect(await ask('mutation { signIn signOut }')).toMatchObject({ status: 200, data: { signIn: 'signed in' } });
    });
  });

  describe('row 24: no request that a page of another site can cause, no change by GET, no operation in the place of another', () => {
    it.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', 'TEXT/PLAIN;charset=utf-8', ''])('POST as %p is refused', async (type) => {
      const response = await gateway.post('{"query":"{ me { id } }"}', { 'content-type': type });
      expect([400, 403, 415]).toContain(response.status);
      expect(learning.requests).toEqual([]);
    });

    it('GET without a header that browsers ask about is refused', async () => {
      expect((await gateway.get({ query: '{ me { id } }' }, {})).status).toBe(403);
      expect(learning.requests).toEqual([]);
      expect(await (await gateway.get({ query: '{ me { id } }' })).json()).toEqual({ data: { me: { id: '1' } } });
    });

    it.each(['mutation { signIn }', 'query Q { me { id } } mutation M { signIn }', 'mutation M { ...A } fragment A on Mutation { signIn }'])('GET of %p is refused', async (query) => {
      const response = await gateway.get({ query, operationName: query.includes('M') ? 'M' : '' });
      expect(response.status).toBe(405);
      expect(response.headers.get('allow')).toContain('POST');
      expect(learning.requests).toEqual([]);
    });

    it.each(['PUT', 'PATCH', 'DELETE', 'OPTIONS'])('%s is refused', async (method) => {
      expect((await fetch(gateway.url, { method, headers: { 'content-type': 'application/json' }, ...(method !== 'OPTIONS' && { body: '{"query":"{ me { id } }"}' }) })).status).toBe(405);
    });

    it('a hash names the text that it is the hash of, and nothing else', async () => {
      const [good, evil] = ['query Good { me { id } }', 'query Evil { level }'];
      const hash = (text: string) => createHash('sha256').update(text).digest('hex');
      const persisted = (text: string) => ({ extensions: { persistedQuery: { version: 1, sha256Hash: hash(text) } } });
      const answerTo = async (body: object) => (await (await gateway.post(body)).json()) as Answer;
      expect(await answerTo(persisted(good))).toMatchObject({ errors: [{ message: 'PersistedQueryNotFound', extensions: { code: 'PERSISTED_QUERY_NOT_FOUND' } }] });
      expect(code(await answerTo({ query: evil, ...persisted(good) }))).toBe('BAD_REQUEST');
      expect(code(await answerTo(persisted(good)))).toBe('PERSISTED_QUERY_NOT_FOUND');
      expect(await answerTo({ query: good, ...persisted(good) })).toEqual({ data: { me: { id: '1' } } });
      expect(await answerTo(persisted(good))).toEqual({ data: { me: { id: '1' } } });
      expect(await (await gateway.get({ extensions: JSON.stringify(persisted(good).extensions) })).json()).toEqual({ data: { me: { id: '1' } } });
      const invalid = 'query Invalid { nonsense }';
      expect(code(await answerTo({ query: invalid, ...persisted(invalid) }))).toBe('GRAPHQL_VALIDATION_FAILED');
      expect(code(await answerTo(persisted(invalid)))).toBe('PERSISTED_QUERY_NOT_FOUND');
    });

    it.each<[string, unknown]>([
      ['nothing', '{}'],
      ['a text that is no JSON', '{"query":'],
      ['null', 'null'],
      ['a query that is a list', { query: ['{ me { id } }'] }],
      ['variables that are a text', { query: '{ me { id } }', variables: '{}' }],
      ['an operation name that is an object', { query: '{ me { id } }', operationName: {} }],
      ['an operation that the document does not have', { query: 'query A { me { id } }', operationName: 'B' }],
      ['two operations and no word which', { query: 'query A { me { id } } query B { me { id } }' }],
      ['a hash of another version', { extensions: { persistedQuery: { version: 2, sha256Hash: 'x' } } }],
      ['a subscription', { query: 'subscription { me { id } }' }],
      ['a prototype in the body', '{"query":"{ me { id } }","__proto__":{"polluted":true}}'],
      ['a prototype in the variables', '{"query":"{ me { id } }","variables":{"a":{"__proto__":{"polluted":true}}}}'],
      ['a constructor with a prototype', '{"query":"{ me { id } }","variables":{"constructor":{"prototype":{"polluted":true}}}}'],
    ])('%s is a request that is wrong, and is told so', async (_, body) => {
      const response = await gateway.post(body);
      expect(response.status).toBe(400);
      const { errors } = (await response.json()) as Answer;
      expect(errors?.[0]?.extensions.kind).toBe('invalid');
      expect(learning.requests).toEqual([]);
      expect({}).not.toHaveProperty('polluted');
    });

    it.each(['query=%7Bme%7Bid%7D%7D&query=%7Blevel%7D', 'query=%7Bme%7Bid%7D%7D&variables=%7B%7D&variables=%7B%7D', 'query=%7Bme%7Bid%7D%7D&operationName=a&operationName=b'])('a parameter twice is a request that is wrong: %s', async (search) => {
      const response = await fetch(`${gateway.url}?${search}`, { headers: { 'apollo-require-preflight': '1' } });
      expect(response.status).toBe(400);
      expect(learning.requests).toEqual([]);
    });
  });

  /** https://github.com/dolevf/graphql-cop: its questions, word for word, and the answers at which it would raise its hand. */
  describe('the checks of graphql-cop find nothing', () => {
    it('alias overloading', async () => expect((await ask(`query cop { ${aliases(101)} }`)).data).toBeUndefined());
    it('array-based query batching', async () => {
      const answer: unknown = await (await gateway.post(Array.from({ length: 10 }, () => ({ query: 'query cop { __typename }' })))).json();
      expect(Array.isArray(answer)).toBe(false);
      expect(answer).toMatchObject({ errors: [{ extensions: { code: 'BAD_REQUEST' } }] });
    });
    it('directive overloading', async () => expect((await ask('query cop { __typename @aa@aa@aa@aa@aa@aa@aa@aa@aa@aa }')).errors).toHaveLength(1));
    it('introspection-based circular query', async () => {
      const answer = await ask('query cop { __schema { types { fields { type { fields { type { fields { type { fields { type { name } } } } } } } } } } }');
      expect(answer.data).toBeUndefined();
      expect(answer.status).toBe(400);
    });
    it('introspection', async () => expect((await ask('query cop { __schema { types { name fields { name } } } }')).data).toBeUndefined());
    it('field duplication', async () => expect((await ask(`query cop { ${'__typename \n'.repeat(500)}} `)).data).toBeUndefined());
    it.each(['query cop { __schema { directive } }', '{ mee { id } }', '{ me { idd } }', '{ level(of: BEGINER) }', '{ level(off: BEGINNER) }', '{ me { ...on Usr { id } } }'])('field suggestions: %s', async (query) => {
      const answer = await ask(query);
      expect(answer.errors?.length).toBeGreaterThan(0);
      expect(JSON.stringify(answer)).not.toContain('Did you mean');
    });
    it('suggestions about variables', async () => {
      const answer = await ask('query ($level: Level) { level(of: $level) }', { level: 'BEGINER' });
      expect(answer.errors?.length).toBeGreaterThan(0);
      expect(JSON.stringify(answer)).not.toContain('Did you mean');
    });
    it('GET method query support', async () => expect(await (await gateway.get({ query: 'query cop {__typename}' }, {})).json()).not.toHaveProperty('data'));
    it('mutation over GET', async () => {
      expect(await (await gateway.get({ query: 'mutation cop {__typename}' }, {})).json()).not.toHaveProperty('data');
      expect(await (await gateway.get({ query: 'mutation cop {__typename}' })).json()).not.toHaveProperty('data');
    });
    it('POST of a form', async () => {
      const response = await fetch(gateway.url, { method: 'POST', body: new URLSearchParams({ query: 'query cop { __typename }' }) });
      expect(await response.json()).not.toHaveProperty('data');
    });
    it.each(['/', '/graphiql', '/playground', '/console', '/graphql'])('an IDE at %s', async (path) => {
      const text = await (await fetch(`${gateway.origin}${path}`, { headers: { accept: 'text/html' } })).text();
      expect(text).not.toMatch(/graphiql\.min\.css|GraphQL Playground|GraphiQL|graphql-playground/);
    });
    it('trace mode', async () => expect(await ask('query cop { __typename }')).toEqual({ status: 200, data: { __typename: 'Query' } }));
    it('unhandled errors', async () => {
      const answer = await ask('qwerty cop { abc }');
      expect(answer).toMatchObject({ status: 400, errors: [{ extensions: { code: 'GRAPHQL_PARSE_FAILED', kind: 'invalid' } }] });
      expect(JSON.stringify(answer)).not.toMatch(/exception|stacktrace/);
    });
  });
});
