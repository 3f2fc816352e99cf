import { isDeepStrictEqual } from 'node:util';
import { FakeSubgraph } from '../fake-subgraph.js';
import { TestGateway } from '../test-gateway.js';
import { suitesOf, type ConformanceTest } from './conformance-suite.js';
import { OWN_SUITES } from './own-suites.js';

/** What the gateway made of it, to be compared with `expected`. */
async function outcome(gateway: TestGateway, { query, variables, headers, expected }: ConformanceTest): Promise<ConformanceTest['expected']> {
  const { data, errors } = (await (await gateway.post({ query, variables }, headers)).json()) as { data?: unknown; errors?: unknown[] };
  return {
    // A request that is refused as a whole is answered without data.
    ...(expected.data !== undefined && { data: data ?? null }),
    ...(expected.errors !== undefined && { errors: (errors?.length ?? 0) > 0 }),
  };
}

/** What comes from fetch has other prototypes than what is written here. */
const copied = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

describe.each(OWN_SUITES.map((suite) => [suite.id, suite] as const))('federation: %s', (_, { subgraphs, tests }) => {
  let running: Record<string, FakeSubgraph>;
  let gateway: TestGateway;

  beforeAll(async () => {
    const started = Object.entries(subgraphs).map(async ([name, { sdl, resolvers, entities }]) => [name, await FakeSubgraph.start(sdl, resolvers, entities)] as const);
    running = Object.fromEntries(await Promise.all(started));
    gateway = await TestGateway.start(running);
  });

  afterAll(async () => {
    await gateway.stop();
    await Promise.all(Object.values(running).map((subgraph) => subgraph.stop()));
  });

  it.each(tests.map((test) => [test.query, test] as const))('%s', async (_query, test) => {
    expect(await outcome(gateway, test)).toEqual(test.expected);
  });
});

/** See {@link suitesOf}: another suite, or the whole audit of federation gateways, by environment. */
describe('the suites that the environment points at', () => {
  it('are answered as expected', async () => {
    const suites = await suitesOf(process.env);
    const failures: string[] = [];
    for (const { id, supergraph, subgraphUrls, tests } of suites) {
      const gateway = await TestGateway.over(supergraph, subgraphUrls, { NODE_ENV: 'test', GATEWAY_MAX_SAME_MUTATION: '10' });
      try {
        for (const test of tests) {
          const found = await outcome(gateway, test);
          if (!isDeepStrictEqual(copied(found), copied(test.expected))) failures.push(`${id}: ${test.query.replace(/\s+/g, ' ')}\n  expected ${JSON.stringify(test.expected)}\n  found    ${JSON.stringify(found)}`);
        }
      } finally {
        await gateway.stop();
      }
    }
    if (suites.length > 0) {
      const asked = suites.reduce((sum, { tests }) => sum + tests.length, 0);
      process.stdout.write(`conformance: ${asked - failures.length} of ${asked} in ${suites.length} suites\n`);
    }
    expect(failures).toEqual([]);
  }, 600_000);
});
