import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, validate } from 'graphql';
import { BothExecutors } from './both-executors.js';
import { inventOperation } from './invent-operation.js';
import type { Faults } from './invented-subgraphs.js';
import { awkward, platform, shop } from './supergraphs.js';

/** How many operations are invented for each supergraph; a hundred times as many find nothing more. */
const INVENTED = Number(process.env.INVENTED_OPERATIONS ?? 20);
const EXAMPLES = join(__dirname, '../../ide/examples');

const NOTHING: Partial<Faults> = {};
const faultsOf = (names: readonly string[], seed: number): readonly Partial<Faults>[] => [
  { seed },
  { seed, nulls: 20 },
  { seed, nulls: 5, errors: 8 },
  { seed, nulls: 3, lies: 6 },
  { seed, errors: 3, lies: 3, silent: [names[seed % names.length] ?? ''] },
];

describe.each<[string, () => string]>([
  ["the platform's supergraph", platform],
  ["the bench's supergraph", shop],
  ['a supergraph with what they do not have', awkward],
])('operations on %s', (name, sdl) => {
  let both: BothExecutors;

  beforeAll(async () => {
    both = await BothExecutors.over(sdl());
  });

  const same = async (text: string, variables: Readonly<Record<string, unknown>>, faults: Partial<Faults>): Promise<number> => {
    const { apollo, ours } = await both.execute(text, variables, faults);
    const told = { text, faults };
    expect({ ...told, ...ours, fetches: 0 }).toEqual({ ...told, ...apollo, fetches: 0 });
    expect(ours.fetches).toBeLessThanOrEqual(apollo.fetches);
    return ours.errors.length + (ours.data?.length ?? 0);
  };

  it('are answered by compiled plans as by Apollo, to the byte, whatever the subgraphs answer', async () => {
    let seen = 0;
    let executed = 0;
    for (let seed = 1; executed < INVENTED; seed += 1) {
      const { text, variables } = inventOperation(both.compiler.schema, seed);
      // Two fields of one name that differ: an operation that nobody may ask.
      if (validate(both.compiler.schema, parse(text)).length > 0) continue;
      executed += 1;
      for (const faults of faultsOf(both.names, seed)) seen += await same(text, variables, faults);
    }
    expect(seen).toBeGreaterThan(INVENTED * 100);
  }, 600_000);

  if (name.includes('bench')) {
    it('share what is asked twice in the same words, and nothing that follows from it', async () => {
      const text = '{ a: topProducts(first: 2) { reviews { author { n: name } } } b: topProducts(first: 2) { reviews { author { n: birthYear } } } }';
      let saved = 0;
      for (let seed = 1; seed <= 20; seed += 1) {
        await same(text, {}, { seed });
        const { apollo, ours } = await both.execute(text, {}, { seed });
        saved += apollo.fetches - ours.fetches;
      }
      expect(saved).toBeGreaterThan(0);
    });
  }

  if (name.includes('platform')) {
    it.each(readdirSync(EXAMPLES).filter((file) => file.endsWith('.graphql')))('also the example %s', async (file) => {
      const text = readFileSync(join(EXAMPLES, file), 'utf8');
      const values = file.replace('.graphql', '.json');
      const variables = readdirSync(EXAMPLES).includes(values) ? (JSON.parse(readFileSync(join(EXAMPLES, values), 'utf8')) as Record<string, unknown>) : {};
      for (const faults of [NOTHING, ...faultsOf(both.names, 7), ...both.names.map((silent) => ({ silent: [silent] }))]) await same(text, variables, faults);
    });
  }
});
