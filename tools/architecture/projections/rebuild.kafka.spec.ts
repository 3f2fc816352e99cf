import { KafkaTransport } from '@edtech/messaging';
import { eventually } from '@edtech/testing';
import { v7 as newId } from 'uuid';
import { beginRebuild, compare, ended, messageOf, startPair, stateOf, store, type Pair } from './projection-pair.js';

jest.setTimeout(180_000);

const ACCOUNTS = 60;

describe('a projection that is rebuilt from a topic of a real broker', () => {
  let pair: Pair;
  beforeAll(async () => {
    const brokers = process.env['EDTECH_TEST_KAFKA_BROKERS']?.split(',') ?? [];
    pair = await startPair(new KafkaTransport({ brokers, clientId: 'edtech-projections-spec', partitions: 3, replicationFactor: 1 }));
  });
  afterAll(() => pair?.close());

  test('while events flow ends equal to its owner, and its readers miss no row meanwhile', async () => {
    const versions = new Map<string, number>();
    const { admin } = pair.copier.database;
    const change = async (userId: string) => {
      const version = (versions.get(userId) ?? 0) + 1;
      versions.set(userId, version);
      await store(pair, userId, version);
      await pair.transport.publish([messageOf(userId, version)]);
    };
    // Other suites have their accounts on the same topic: only ours are looked at.
    const ours = async () => {
      const rows = await admin<{ user_id: string; email: string; source_version: string }[]>`
        select user_id, email, source_version::text from communication.user_references where user_id in ${admin([...versions.keys()])} order by user_id`;
      return rows.map(({ user_id: userId, email, source_version: version }) => ({ userId, email, version: Number(version) }));
    };
    const wanted = () =>
      [...versions].map(([userId, version]) => ({ userId, email: stateOf(userId, version).email, version })).sort((a, b) => (a.userId < b.userId ? -1 : 1));

    for (let n = 0; n < ACCOUNTS; n += 1) await change(newId());
    const early = [...versions.keys()];
    for (const userId of early) if (Number.parseInt(userId.slice(-1), 16) % 2 === 0) await change(userId);
    await eventually(
      async () => {
        expect(await ours()).toEqual(wanted());
        return true;
      },
      { timeoutMs: 60_000 },
    );
    const stranger = newId();
    await admin`update communication.user_references set email = 'x@example.org', name = 'X' where user_id in ${admin(early.slice(0, 20))}`;
    await admin`insert into communication.user_references (user_id, email, name, status, locale, time_zone, source_version) values (${stranger}, 'a', 'A', 'active', 'en', 'UTC', 3)`;

    let going = true;
    let smallest = Infinity;
    const flowing = (async () => {
      for (let n = 0; going || n < 20; n += 1) await change(n % 2 === 0 ? newId() : (early[n % early.length] ?? newId()));
    })();
    const reading = (async () => {
      while (going) {
        const [row] = await admin<{ n: number }[]>`select count(*)::int as n from communication.user_references where user_id in ${admin(early)}`;
        smallest = Math.min(smallest, row?.n ?? 0);
      }
    })();
    const { id } = await beginRebuild(pair);
    const operation = await ended(pair, id);
    going = false;
    await Promise.all([flowing, reading]);

    expect(operation).toMatchObject({ status: 'done', error: null });
    expect(operation.done).toBeGreaterThanOrEqual(ACCOUNTS);
    expect(smallest).toBe(ACCOUNTS);
    expect(versions.size).toBeGreaterThan(ACCOUNTS + 5);
    await eventually(
      async () => {
        expect(await ours()).toEqual(wanted());
        return true;
      },
      { timeoutMs: 60_000 },
    );
    expect(await admin`select from communication.user_references where user_id = ${stranger}`).toHaveLength(0);
    expect((await compare(pair)).filter(({ key }) => versions.has(key))).toEqual([]);
  });
});
