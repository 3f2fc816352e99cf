import { RelayLease } from '../src/outbox/relay-lease.js';
import { eventually } from './eventually.js';
import { createFixtureDatabase, type FixtureDatabase } from './fixture-database.js';

describe('the lease on an outbox', () => {
  let database: FixtureDatabase;
  let connection: ReturnType<FixtureDatabase['connect']>;

  const leaseOf = (durationMs: number) => new RelayLease(connection.sql, '"identity"."relay_leases"', durationMs);
  const row = async () => (await database.admin`select holder, fencing_token::int as token, expires_at > clock_timestamp() as valid from identity.relay_leases`)[0];

  beforeAll(async () => {
    database = await createFixtureDatabase();
    connection = database.connect('identity');
  });

  afterEach(() => database.admin`truncate identity.relay_leases`);

  afterAll(async () => {
    await connection.close();
    await database.drop();
  });

  test('is held by one only, also when many ask for it at once', async () => {
    const leases = Array.from({ length: 12 }, () => leaseOf(60_000));
    const answers = await Promise.all(leases.map((lease) => lease.acquireOrRenew()));
    expect(answers.filter(Boolean)).toHaveLength(1);
    expect(leases.filter(({ held }) => held)).toHaveLength(1);
  });

  test('is taken over when it has run out, with a higher token, and not before', async () => {
    const [first, second] = [leaseOf(300), leaseOf(60_000)];
    expect(await first.acquireOrRenew()).toBe(true);
    expect(await second.acquireOrRenew()).toBe(false);
    await eventually(() => second.acquireOrRenew());
    expect(second.fencingToken).toBe(first.fencingToken + 1n);
    expect(await row()).toMatchObject({ holder: second.holder, valid: true });
  });

  test('stays with a holder that renews it', async () => {
    const [first, second] = [leaseOf(300), leaseOf(300)];
    await first.acquireOrRenew();
    const until = performance.now() + 900;
    while (performance.now() < until) {
      expect(await first.acquireOrRenew()).toBe(true);
      expect(await second.acquireOrRenew()).toBe(false);
    }
    expect(first.fencingToken).toBe(1n);
  });

  test('stays with a holder that is busy for longer than it lasts', async () => {
    const [first, second] = [leaseOf(200), leaseOf(200)];
    await first.acquireOrRenew();
    await first.keepWhile(async () => {
      const until = performance.now() + 700;
      while (performance.now() < until) expect(await second.acquireOrRenew()).toBe(false);
    });
    expect(first.held).toBe(true);
  });

  test('is not got back by a holder that asks for its renewal too late', async () => {
    const [first, second] = [leaseOf(100), leaseOf(60_000)];
    await first.acquireOrRenew();
    await eventually(() => second.acquireOrRenew());
    expect(await first.acquireOrRenew()).toBe(false);
    expect(first.held).toBe(false);
    expect(await row()).toMatchObject({ holder: second.holder });
  });

  test('is free at once when it is given back', async () => {
    const [first, second] = [leaseOf(60_000), leaseOf(60_000)];
    await first.acquireOrRenew();
    await first.release();
    expect(await second.acquireOrRenew()).toBe(true);
  });

  test('is not taken from its new holder by a former one that gives it back', async () => {
    const [first, second] = [leaseOf(100), leaseOf(60_000)];
    await first.acquireOrRenew();
    await eventually(() => second.acquireOrRenew());
    await first.release();
    expect(await row()).toMatchObject({ holder: second.holder, valid: true });
  });
});
