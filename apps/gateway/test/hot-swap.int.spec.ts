import { eventually, serveTestJwks, TestTokens, type TestJwks } from '@edtech/testing';
import { FakeSubgraph } from './fake-subgraph.js';
import { TestGateway } from './test-gateway.js';

const BEFORE = 'type Query { courses: Int old: String }';
/** For a machine that is busy with other things. */
const PATIENCE = { timeoutMs: 60_000 };
const AFTER = 'type Query { courses: Int fresh: String }';

describe('another supergraph in the place of the one in use', () => {
  let before: FakeSubgraph;
  let after: FakeSubgraph;
  let gateway: TestGateway;
  let release: () => void = () => undefined;
  let held: Promise<void> = Promise.resolve();
  const tokens = new TestTokens();
  let jwks: TestJwks;
  let keysHeld: Promise<void> = Promise.resolve();
  let keysAsked = 0;

  beforeAll(async () => {
    const courses = () => 3;
    before = await FakeSubgraph.start(BEFORE, { Query: { courses, old: () => held.then(() => 'old') } });
    after = await FakeSubgraph.start(AFTER, { Query: { courses, fresh: () => 'fresh' } });
    // One address for both: only the schema changes.
    const learning = before;
    jwks = await serveTestJwks(async () => {
      keysAsked += 1;
      await keysHeld;
      return [tokens.publicJwk];
    });
    gateway = await TestGateway.start({ learning }, { IDENTITY_JWKS_URL: jwks.url });
  });

  afterAll(async () => {
    await gateway.stop();
    await Promise.all([before.stop(), after.stop(), jwks.close()]);
  });

  const ask = async (query: string, headers: Record<string, string> = {}): Promise<{ status: number; answer: unknown }> => {
    const response = await gateway.post({ query }, headers);
    return { status: response.status, answer: await response.json() };
  };
  const swap = async (to: FakeSubgraph | string): Promise<boolean> => {
    gateway.writeSupergraph(typeof to === 'string' ? to : { learning: to });
    return gateway.reload();
  };

  it('answers every request meanwhile, by the one or by the other', async () => {
    let running = true;
    let answered = 0;
    const clients = Array.from({ length: 8 }, async () => {
      while (running) {
        expect(await ask('{ courses }')).toEqual({ status: 200, answer: { data: { courses: 3 } } });
        answered += 1;
      }
    });
    try {
      for (let time = 0; time < 6; time += 1) {
        const soFar = answered;
        expect(await swap(time % 2 === 0 ? after : before)).toBe(true);
        await eventually(() => answered > soFar + 10, PATIENCE);
      }
    } finally {
      running = false;
    }
    await Promise.all(clients);
    process.stdout.write(`hot swap: 6 swaps, ${answered} requests, 0 failed\n`);
  });

  it('finishes what is in hand by the schema with which it began', async () => {
    held = new Promise((resolve) => (release = resolve));
    const inHand = ask('{ old courses }');
    await eventually(() => before.requests.some(({ query }) => query.includes('old')), PATIENCE);
    expect(await swap(after)).toBe(true);
    expect((await ask('{ old }')).status).toBe(400);
    release();
    expect(await inHand).toEqual({ status: 200, answer: { data: { old: 'old', courses: 3 } } });
    expect(await swap(before)).toBe(true);
  });

  it('executes by the schema by which it was read, also when the next one comes while it is asked who asks', async () => {
    let letGo: () => void = () => undefined;
    keysHeld = new Promise((resolve) => (letGo = resolve));
    // Read and found valid, it waits for the keys that its token is checked with.
    const between = ask('{ old }', { authorization: `Bearer ${tokens.user('student').token}` });
    await eventually(() => keysAsked === 1, PATIENCE);
    expect(await swap(after)).toBe(true);
    letGo();
    expect(await between).toEqual({ status: 200, answer: { data: { old: 'old' } } });
    expect(await swap(before)).toBe(true);
  });

  it('stays with what it has where the new one cannot be used', async () => {
    expect(await swap('type Query { nonsense')).toBe(false);
    expect(await ask('{ old }')).toMatchObject({ status: 200, answer: { data: { old: 'old' } } });
    // Names a subgraph that nobody has given an address.
    gateway.writeSupergraph({ nobody: after });
    expect(await gateway.reload()).toBe(false);
    expect(await ask('{ courses }')).toMatchObject({ status: 200 });
    expect(await swap(before)).toBe(false);
  });

  it('goes over by itself when the file changes', async () => {
    const watching = await TestGateway.start({ learning: before }, { GATEWAY_SUPERGRAPH_WATCH_MS: '20' });
    try {
      watching.writeSupergraph({ learning: after });
      await eventually(async () => (await watching.post({ query: '{ courses fresh }' })).status === 200, PATIENCE);
    } finally {
      await watching.stop();
    }
  });
});
