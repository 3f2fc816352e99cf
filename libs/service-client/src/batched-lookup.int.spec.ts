import { OwnerStandIn } from '../test/owner-stand-in.js';
import { BatchedLookup, ServiceClient, type BatchedLookupOptions } from './index.js';

interface Person {
  id: string;
  name: string;
}

describe('looking up by id', () => {
  let owner: OwnerStandIn;
  let client: ServiceClient;
  const lookup = (options: Partial<BatchedLookupOptions<Person>> = {}): BatchedLookup<Person> =>
    new BatchedLookup(client, {
      method: 'people',
      query: 'query people($ids: [ID!]!) { people(ids: $ids) { id name } }',
      field: 'people',
      idOf: ({ id }) => id,
      ...options,
    });
  const ada = { authorization: 'Bearer ada' };
  const bob = { authorization: 'Bearer bob' };

  beforeEach(async () => {
    owner = await OwnerStandIn.start();
    client = new ServiceClient({ source: 'payment', target: 'learning', url: owner.url, retries: 0 });
  });

  afterEach(async () => {
    await client.close();
    await owner.close();
  });

  it('asks once for all that one caller looks up in a tick', async () => {
    const people = lookup();
    const found = await Promise.all(['a', 'b', 'nobody', 'a'].map((id) => people.load(id, ada)));
    expect(found.map((person) => person?.name ?? null)).toEqual(['name of a', 'name of b', null, 'name of a']);
    expect(owner.asked.map(({ body }) => body.variables.ids)).toEqual([['a', 'b', 'nobody']]);
  });

  it('splits what is too much for one call', async () => {
    const people = lookup({ maxBatchSize: 2 });
    await Promise.all(['a', 'b', 'c'].map((id) => people.load(id, ada)));
    expect(owner.asked.map(({ body }) => body.variables.ids)).toEqual([['a', 'b'], ['c']]);
  });

  it('never mixes callers in one call', async () => {
    const people = lookup();
    await Promise.all([people.load('a', ada), people.load('a', bob)]);
    expect(owner.asked.map(({ headers }) => headers.authorization).sort()).toEqual(['Bearer ada', 'Bearer bob']);
  });

  it('asks afresh every time, unless it was given a cache', async () => {
    const people = lookup();
    await people.load('a', ada);
    await people.load('a', ada);
    expect(owner.asked).toHaveLength(2);
  });

  it('answers the same caller from its cache, and no other', async () => {
    const people = lookup({ cache: { ttlMs: 60_000, entries: 10 } });
    await people.load('a', ada);
    await people.load('a', ada);
    expect(owner.asked).toHaveLength(1);
    await people.load('a', bob);
    expect(owner.asked).toHaveLength(2);
  });

  it('tells everyone in the batch that the owner is away, and remembers none of it', async () => {
    owner.answers(OwnerStandIn.down, OwnerStandIn.names);
    const people = lookup({ cache: { ttlMs: 60_000, entries: 10 } });
    const outcomes = await Promise.allSettled([people.load('a', ada), people.load('b', ada)]);
    expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    await expect(people.load('a', ada)).resolves.toMatchObject({ name: 'name of a' });
  });
});
