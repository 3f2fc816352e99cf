import { communicationService } from '@edtech/communication-service';
import { connect } from '@edtech/drizzle';
import { parseServiceEnvironment } from '@edtech/environment';
import { InProcessTransport, repairProjection, type Projection } from '@edtech/messaging';
import { startService } from '@edtech/service-host';
import { askGraphql, eventually, type TestService } from '@edtech/testing';
import { v7 as newId } from 'uuid';
import {
  act,
  beginRebuild,
  compare,
  ended,
  expectEqual,
  messageOf,
  mixture,
  RememberingTransport,
  repair,
  rowsOf,
  startPair,
  stateOf,
  store,
  type Difference,
  type Pair,
} from './projection-pair.js';

jest.setTimeout(120_000);

const userCopies = declaredProjection('user-references');

function declaredProjection(name: string): Projection {
  const found = communicationService.projections?.find(({ projection }) => projection.name === name);
  if (!found) throw new Error(`communication has no projection ${name}`);
  return found.projection;
}

describe('a projection in one process with its owner, where nothing that was delivered is kept', () => {
  let pair: Pair;
  beforeAll(async () => {
    pair = await startPair(new InProcessTransport({ groups: ['communication'] }));
  });
  afterAll(() => pair.close());
  beforeEach(async () => {
    await pair.copier.database.admin`delete from communication.user_references`;
    await pair.identity.database.admin`delete from identity.users`;
  });

  test('planted differences are found field by field, page by page, and repaired', async () => {
    const versions = await mixture(pair, { publish: (batch) => pair.transport.publish(batch) }, 12);
    const rebuilt = await beginRebuild(pair);
    expect(await ended(pair, rebuilt.id)).toMatchObject({ status: 'done' });
    expect(await compare(pair)).toEqual([]);

    const [changed = '', deleted = '', old = '', inflated = ''] = [...versions.keys()];
    const added = newId();
    const { admin } = pair.copier.database;
    await admin`update communication.user_references set email = 'x@example.org', locale = 'fr' where user_id = ${changed}`;
    await admin`delete from communication.user_references where user_id = ${deleted}`;
    await admin`update communication.user_references set source_version = 0, name = 'Old' where user_id = ${old}`;
    await admin`update communication.user_references set source_version = 99 where user_id = ${inflated}`;
    await admin`
      insert into communication.user_references (user_id, email, name, status, locale, time_zone, source_version) values (${added}, 'a@example.org', 'A', 'active', 'en', 'UTC', 3)`;

    const found = await compare(pair, 3);
    const versionOf = (userId: string) => versions.get(userId) ?? 0;
    const byKey = (a: Difference, b: Difference) => (a.key < b.key ? -1 : 1);
    expect(found.sort(byKey)).toEqual(
      [
        {
          ...{ key: changed, kind: 'different', ourVersion: versionOf(changed), theirVersion: versionOf(changed) },
          fields: [
            { field: 'email', ours: 'x@example.org', theirs: stateOf(changed, versionOf(changed)).email },
            { field: 'locale', ours: 'fr', theirs: 'en' },
          ],
        },
        { key: deleted, kind: 'missing', ourVersion: null, theirVersion: versionOf(deleted), fields: [] },
        { ...{ key: old, kind: 'behind', ourVersion: 0, theirVersion: versionOf(old) }, fields: [{ field: 'name', ours: 'Old', theirs: `First ${versionOf(old)} Last` }] },
        { key: inflated, kind: 'ahead', ourVersion: 99, theirVersion: versionOf(inflated), fields: [] },
        { key: added, kind: 'extra', ourVersion: 3, theirVersion: null, fields: [] },
      ].sort(byKey),
    );

    const repaired = await repair(pair, found.map(({ key }) => key));
    expect(repaired.sort()).toEqual(found.map(({ key }) => key).sort());
    expect(await compare(pair)).toEqual([]);
    expectEqual(await rowsOf(pair), versions);
    const [recorded] = await admin`select * from communication.event_operations where action = 'repair'`;
    expect(recorded).toMatchObject({ target: 'user-references', actor: pair.admin.userId, reason: 'a test', status: 'done' });
  });

  test('what is rebuilt equals the owner after any mixture of events, duplicates and lost ones', async () => {
    const versions = await mixture(pair, { publish: (batch) => pair.transport.publish(batch) }, 40);
    const { admin } = pair.copier.database;
    await admin`insert into communication.user_references (user_id, email, name, status, locale, time_zone, source_version) values (${newId()}, 'a', 'A', 'active', 'en', 'UTC', 3)`;
    expect((await compare(pair)).length).toBeGreaterThan(3);
    const { id } = await beginRebuild(pair);
    expect(await ended(pair, id)).toMatchObject({ status: 'done', error: null });
    expectEqual(await rowsOf(pair), versions);
    expect(await compare(pair)).toEqual([]);
  });

  test('a repair never overwrites something newer that came after the owner was asked', async () => {
    const userId = newId();
    await pair.transport.publish([messageOf(userId, 5)]);
    await eventually(async () => (await rowsOf(pair)).length === 1);
    const connection = connect({ ...pair.copier.database.environment, applicationName: 'test', schema: 'communication' });
    try {
      const older = { subject: userId, sequence: 4, data: stateOf(userId, 4) };
      const repairWith = (seen: readonly { key: string; version: number }[]) => connection.db.transaction((tx) => repairProjection(tx, userCopies, [older], seen, []));
      expect((await repairWith([{ key: userId, version: 3 }])).written).toEqual([]);
      expectEqual(await rowsOf(pair), new Map([[userId, 5]]));
      // Seen before the owner was asked, who has no such version.
      expect((await repairWith([{ key: userId, version: 5 }])).written).toEqual([userId]);
      expectEqual(await rowsOf(pair), new Map([[userId, 4]]));
    } finally {
      await connection.close();
    }
  });

  test.each(['student', 'tutor'] as const)('is nothing to a %s', async (role) => {
    const { errors } = await pair.copier.graphql('{ communicationEvents { compareProjection(name: "user-references") { compared } } }', {}, pair.copier.user(role));
    expect(errors?.[0]?.extensions.code).toMatch(/FORBIDDEN|UNAUTHENTICATED|TOKEN/);
  });

  test('one that does not exist is told so', async () => {
    const { errors } = await pair.copier.graphql('{ communicationEvents { compareProjection(name: "nonsense") { compared } } }', {}, pair.admin);
    expect(errors?.[0]?.extensions.code).toBe('PROJECTION_NOT_FOUND');
    const topic = await pair.copier.graphql('{ communicationEvents { aggregateStates(topic: "edtech.identity.user") { next } } }', {}, pair.admin);
    expect(topic.errors?.[0]?.extensions.code).toBe('TOPIC_NOT_OWNED');
  });
});

describe('a projection whose topic is kept', () => {
  let pair: Pair & { transport: RememberingTransport };
  beforeAll(async () => {
    const transport = new RememberingTransport({ groups: ['communication'] });
    pair = { ...(await startPair(transport)), transport };
  });
  afterAll(() => pair.close());
  beforeEach(async () => {
    pair.transport.topic.length = 0;
    pair.transport.beforeBatch = () => Promise.resolve();
    await pair.copier.database.admin`delete from communication.user_references`;
    await pair.identity.database.admin`delete from identity.users`;
  });

  test('is rebuilt from the beginning of the topic, and equals the owner after any mixture', async () => {
    const versions = await mixture(pair, pair.transport, 40);
    const [tampered = '', inflated = ''] = [...versions.keys()];
    const { admin } = pair.copier.database;
    await admin`update communication.user_references set email = 'x@example.org' where user_id = ${tampered}`;
    await admin`update communication.user_references set source_version = 99 where user_id = ${inflated}`;
    await admin`insert into communication.user_references (user_id, email, name, status, locale, time_zone, source_version) values (${newId()}, 'a', 'A', 'active', 'en', 'UTC', 3)`;
    const { id } = await beginRebuild(pair);
    expect(await ended(pair, id)).toMatchObject({ status: 'done', error: null, done: pair.transport.topic.length });
    expectEqual(await rowsOf(pair), versions);
    expect(await admin`select from communication.projection_shadows`).toHaveLength(0);
  });

  test('loses nothing of the events that arrive while it is rebuilt, and shows its readers no half of it', async () => {
    const versions = await mixture(pair, pair.transport, 30);
    const { admin } = pair.copier.database;
    await admin`delete from communication.user_references`;
    for (const userId of versions.keys()) await pair.transport.publish([messageOf(userId, 1)]);
    await eventually(async () => (await rowsOf(pair)).length === versions.size);
    let flowing = 0;
    pair.transport.beforeBatch = async () => {
      // New accounts, and new versions of old ones, arrive between any two batches.
      const [known = ''] = [...versions.keys()].slice(flowing % versions.size);
      const userId = flowing % 2 === 0 ? newId() : known;
      const version = (versions.get(userId) ?? 0) + 1;
      flowing += 1;
      if (flowing > 40) return;
      versions.set(userId, version);
      await store(pair, userId, version);
      const message = messageOf(userId, version);
      pair.transport.topic.push(message);
      await pair.transport.publish([message]);
      await eventually(async () => {
        const [row] = await admin`select from communication.user_references where user_id = ${userId} and source_version >= ${version}`;
        return row !== undefined;
      });
    };
    let smallest = Infinity;
    let reading = true;
    const reader = (async () => {
      while (reading) smallest = Math.min(smallest, (await rowsOf(pair)).length);
    })();
    const { id } = await beginRebuild(pair);
    const operation = await ended(pair, id);
    reading = false;
    await reader;
    expect(operation).toMatchObject({ status: 'done', error: null });
    expect(flowing).toBeGreaterThan(10);
    expect(smallest).toBeGreaterThanOrEqual(30);
    await eventually(async () => {
      expectEqual(await rowsOf(pair), versions);
      return true;
    });
    expect(await compare(pair)).toEqual([]);
  });

  test('goes on in another process where the one that died had come to, and the dead one changes nothing when it wakes', async () => {
    const versions = await mixture(pair, pair.transport, 30);
    const { admin } = pair.copier.database;
    await admin`update communication.user_references set email = 'x@example.org'`;
    let wake: () => void = () => undefined;
    const frozen = new Promise<void>((resolve) => (wake = resolve));
    const readAt: number[] = [];
    let first = true;
    pair.transport.beforeBatch = async (at) => {
      readAt.push(at);
      if (!first || at < 21) return;
      first = false;
      await frozen;
    };
    const { id } = await beginRebuild(pair);
    await eventually(() => readAt.includes(21));
    // Its process has died: nobody hears of it any more.
    await admin`update communication.event_operations set updated_at = updated_at - interval '1 hour', progress = progress || '{"runner": "the dead"}' where id = ${id}`;

    const environment = parseServiceEnvironment('communication', communicationService.environment, {
      ...{ NODE_ENV: 'test', LOG_LEVEL: 'fatal', COMMUNICATION_SERVICE_PORT: '0' },
      ...pair.copier.database.variables,
      ...pair.own,
    });
    const other = new RememberingTransport({ groups: ['communication'] });
    other.topic.push(...pair.transport.topic);
    other.beforeBatch = async (at) => void readAt.push(at);
    const second = await startService(communicationService, environment, { transport: other });
    try {
      const graphql: TestService['graphql'] = (query, variables, as) => askGraphql(second.url, query, variables, as?.token);
      expect(await ended(pair, id, { graphql })).toMatchObject({ status: 'interrupted', done: 21 });
      readAt.length = 0;
      await act({ graphql }, pair, `resumeOperation(id: "${id}", reason: "it died") { status }`);
      expect(await ended(pair, id, { graphql })).toMatchObject({ status: 'done', done: pair.transport.topic.length });
      expect(Math.min(...readAt)).toBe(21);
    } finally {
      await second.close();
      await other.close();
    }
    expectEqual(await rowsOf(pair), versions);
    await admin`update communication.user_references set email = 'y@example.org'`;
    wake();
    await admin`delete from communication.projection_shadows`;
    const again = await beginRebuild(pair);
    expect(await ended(pair, again.id)).toMatchObject({ status: 'done' });
    expectEqual(await rowsOf(pair), versions);
  });

  test('can be interrupted and resumed, one at a time', async () => {
    const versions = await mixture(pair, pair.transport, 20);
    await pair.copier.database.admin`delete from communication.user_references`;
    let go: () => void = () => undefined;
    const held = new Promise<void>((resolve) => (go = resolve));
    let reached = false;
    pair.transport.beforeBatch = async (at) => {
      if (at < 14) return;
      reached = true;
      await held;
    };
    const { id } = await beginRebuild(pair);
    await eventually(() => reached);
    await expect(beginRebuild(pair)).rejects.toThrow('EVENT_OPERATION_RUNNING');
    await act(pair.copier, pair, `interruptOperation(id: "${id}", reason: "lunch") { status }`);
    expect(await ended(pair, id)).toMatchObject({ status: 'interrupted', done: 14 });
    expect(await rowsOf(pair)).toHaveLength(0);
    go();
    await act(pair.copier, pair, `resumeOperation(id: "${id}", reason: "after lunch") { status }`);
    expect(await ended(pair, id)).toMatchObject({ status: 'done' });
    expectEqual(await rowsOf(pair), versions);
  });
});
