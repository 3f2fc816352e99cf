import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FakeSubgraph } from './fake-subgraph.js';
import { TestGateway } from './test-gateway.js';

const LEARNING = `
  type Query { course(filter: Filter!, ids: [ID!]!): Course }
  type Mutation { enrol(input: EnrolInput!): Course }
  input Filter { level: Level! word: String! below: Filter }
  input EnrolInput { id: ID! at: Float! yes: Boolean! }
  enum Level { BEGINNER }
  type Course { id: ID title: String }`;
const COURSE = 'query Course($filter: Filter!, $ids: [ID!]!) { course(filter: $filter, ids: $ids) { title } }';
const ENROL = 'mutation Enrol($input: EnrolInput!) { enrol(input: $input) { id } }';
const VARIABLES = { filter: { level: 'BEGINNER', word: 'x' }, ids: [] };

describe('registered operations', () => {
  let folder: string;
  let learning: FakeSubgraph;
  let gateway: TestGateway;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'edtech-operations-'));
    const manifest = { format: 'apollo-persisted-query-manifest', version: 1, operations: [{ id: 'course-1', name: 'Course', type: 'query', body: COURSE }, { id: 'enrol-1', body: ENROL }, { id: 'stale', body: '{ gone }' }] };
    writeFileSync(join(folder, 'operations.json'), JSON.stringify(manifest));
    learning = await FakeSubgraph.start(LEARNING, { Query: { course: () => ({ title: 'Algebra' }) }, Mutation: { enrol: () => ({ id: '1' }) } });
    gateway = await TestGateway.start({ learning }, { GATEWAY_OPERATIONS: 'registered', GATEWAY_OPERATIONS_MANIFEST: join(folder, 'operations.json') });
  });

  afterAll(async () => {
    await gateway.stop();
    await learning.stop();
    rmSync(folder, { recursive: true });
  });

  const ask = async (body: object): Promise<unknown> => (await gateway.post({ variables: VARIABLES, ...body })).json();
  const ANSWER = { data: { course: { title: 'Algebra' } } };
  const persisted = (sha256Hash: string) => ({ extensions: { persistedQuery: { version: 1, sha256Hash } } });

  it('are planned before anybody asks, and no service hears of it', () => {
    expect(learning.asked).toBe(0);
  });

  it.each<[string, object]>([
    ['its id', { documentId: 'course-1' }],
    ['its id, as clients of Apollo send it', persisted('course-1')],
    ['its hash', persisted(createHash('sha256').update(COURSE).digest('hex'))],
    ['its text', { query: COURSE }],
    ['its text and id', { query: COURSE, documentId: 'course-1' }],
  ])('are answered by %s', async (_, body) => {
    expect(await ask(body)).toEqual(ANSWER);
  });

  it.each<[string, object]>([
    ['another text', { query: '{ __typename }' }],
    ['another text with its hash', { query: '{ __typename }', ...persisted(createHash('sha256').update('{ __typename }').digest('hex')) }],
    ['a registered text with a blank more', { query: `${COURSE} ` }],
    ['an id that nobody has registered', { documentId: 'course-2' }],
  ])('are all that is answered: not %s', async (_, body) => {
    expect(await ask(body)).toMatchObject({ errors: [{ extensions: { code: 'OPERATION_NOT_REGISTERED', kind: 'forbidden' } }] });
  });

  it('are not exchanged for another text by naming its id', async () => {
    expect(await ask({ query: '{ __typename }', documentId: 'course-1' })).toMatchObject({ errors: [{ extensions: { code: 'BAD_REQUEST' } }] });
  });

  it('are within the same limits as any other', async () => {
    expect(await ask({ documentId: 'stale' })).toMatchObject({ errors: [{ extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } }] });
    const response = await gateway.get({ documentId: 'enrol-1', variables: '{"input":{"id":"1","at":1,"yes":true}}' });
    expect(response.status).toBe(405);
  });
});
