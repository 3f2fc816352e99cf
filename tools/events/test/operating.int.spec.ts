import { communicationService } from '@edtech/communication-service';
import { identityUserCreatedV1, type EventData } from '@edtech/contracts';
import { printSubgraph } from '@edtech/service-host';
import { eventually, startTestService, type GraphqlResult, type TestService, type TestUser } from '@edtech/testing';
import { v7 as newId } from 'uuid';
import { fieldsOf } from './fields-of.js';

type UserCreated = EventData<typeof identityUserCreatedV1>;

const user = (userId: string, firstName = 'Poison'): UserCreated => ({
  userId,
  email: `${userId}@example.org`,
  firstName,
  lastName: 'Ivy',
  role: 'student',
  status: 'active',
  locale: 'en',
  timeZone: 'UTC',
  createdAt: '2026-01-01T00:00:00.000Z',
});

interface ListedEvent {
  id: string;
  type: string;
  subject: string;
  data: Record<string, unknown>;
  error: string;
  attempts: number;
  waiting: number;
  replayable: boolean;
}

interface ListedOperation {
  id: string;
  action: string;
  target: string;
  actor: string;
  reason: string;
  status: string;
  done: number;
  total: number | null;
  error: string | null;
  history: { what: string; actor: string; reason: string }[];
}

const EVENT = 'id type topic source subject sequence time correlationId data receivedAt attempts error waiting replayable';
const OPERATION = 'id action target actor reason status done total error history { what actor reason } startedAt finishedAt';

describe("operating a service's events", () => {
  let service: TestService;
  let admin: TestUser;

  beforeAll(async () => {
    service = await startTestService(communicationService);
    admin = service.user('admin');
  });

  afterAll(() => service.close());

  beforeEach(async () => {
    await service.database.admin`update communication.inbox set status = 'dropped' where status in ('parked', 'pending')`;
    await service.database.admin`delete from communication.event_operations`;
    await forbidPoison();
  });

  /** The cause of every failure here: the real handler's insert breaks it. */
  const forbidPoison = async () => {
    await allowPoison();
    await service.database.admin`alter table communication.user_references add constraint no_poison check (name not like 'Poison%') not valid`;
  };
  const allowPoison = () => service.database.admin`alter table communication.user_references drop constraint if exists no_poison`;

  const read = async <T>(selection: string): Promise<T> => resultOf<T>(await service.graphql(`{ communicationEvents { ${selection} } }`, {}, admin));
  const act = async <T>(selection: string, as: TestUser | null = admin): Promise<T> => resultOf<T>(await service.graphql(`mutation { communicationEvents { ${selection} } }`, {}, as));
  const refused = async (operation: 'query' | 'mutation', selection: string) => {
    const { errors } = await service.graphql(`${operation} { communicationEvents { ${selection} } }`, {}, admin);
    return errors?.map(({ extensions }) => extensions);
  };
  const parked = async (args = ''): Promise<ListedEvent[]> =>
    (await read<{ parked: { edges: { node: ListedEvent }[] } }>(`parked${args} { edges { node { ${EVENT} } } }`)).parked.edges.map(({ node }) => node);
  const operations = async (): Promise<ListedOperation[]> =>
    (await read<{ operations: { edges: { node: ListedOperation }[] } }>(`operations { edges { node { ${OPERATION} } } }`)).operations.edges.map(({ node }) => node);
  const park = async (userId = newId(), id = newId()) => {
    await expect(service.deliver(identityUserCreatedV1, { id, sequence: 1, data: user(userId) })).rejects.toThrow('no_poison');
    return id;
  };
  const effects = async (userId: string) => {
    const [row] = await service.database.admin`select count(*)::int as n from communication.user_references where user_id = ${userId}`;
    return Number(row?.['n']);
  };
  /** Parked by hand, in numbers that handlers would take long to fail at; their handler fails as well while poison is forbidden. */
  const parkMany = async (count: number) => {
    await service.database.admin`
      insert into communication.inbox (event_id, type, topic, source, subject, sequence, time, data, correlation_id, status, error)
      select id, ${identityUserCreatedV1.type}, ${identityUserCreatedV1.topic}, '/edtech/identity', id, 1, now(),
        jsonb_build_object('userId', id, 'email', id || '@example.org', 'firstName', 'Poison', 'lastName', n::text, 'role', 'student', 'status', 'active',
          'locale', 'en', 'timeZone', 'UTC', 'createdAt', '2026-01-01T00:00:00.000Z'), id, 'parked', 'by hand'
      from (select uuidv7() as id, n from generate_series(1, ${count}) n) many`;
  };

  test('a real handler fails: its event is parked, seen, shown with what waits behind it, replayed when the cause is gone, and has one effect', async () => {
    const userId = newId();
    const id = await park(userId);
    await service.deliver(identityUserCreatedV1, { sequence: 1, data: user(newId(), 'Rose') });
    void service.deliver(identityUserCreatedV1, { sequence: 2, data: user(userId, 'Rose') }).catch(() => undefined);
    const shown = await eventually(async () => {
      const { parkedEvent } = await read<{ parkedEvent: ListedEvent }>(`parkedEvent(id: "${id}") { ${EVENT} }`);
      return parkedEvent.waiting === 1 ? parkedEvent : undefined;
    });
    expect(shown).toMatchObject({
      id,
      type: identityUserCreatedV1.type,
      subject: userId,
      data: user(userId),
      attempts: 3,
      error: expect.stringContaining('no_poison'),
      replayable: true,
    });
    expect(await parked()).toEqual([shown]);
    const { lag } = await read<{ lag: { inbox: { topic: string }[]; problem: string | null } }>('lag { inbox { topic behind pending oldestPendingSeconds parked oldestParkedSeconds } problem }');
    expect(lag.problem).toBeNull();
    expect(lag.inbox.find(({ topic }) => topic === identityUserCreatedV1.topic)).toEqual({
      topic: identityUserCreatedV1.topic,
      behind: 0,
      pending: 1,
      oldestPendingSeconds: expect.any(Number),
      parked: 1,
      oldestParkedSeconds: expect.any(Number),
    });

    await allowPoison();
    expect(await effects(userId)).toBe(0);
    const { replayParked } = await act<{ replayParked: ListedOperation }>(`replayParked(ids: ["${id}"], reason: "the constraint is gone") { ${OPERATION} }`);
    expect(replayParked).toMatchObject({ action: 'replay', target: id, actor: admin.userId, reason: 'the constraint is gone', status: 'done', done: 1, total: 1 });
    await eventually(async () => (await effects(userId)) === 1);
    expect(await parked()).toEqual([]);
    const [row] = await service.database.admin`select name, source_version from communication.user_references where user_id = ${userId}`;
    await eventually(async () => {
      const [newest] = await service.database.admin`select name from communication.user_references where user_id = ${userId}`;
      return newest?.['name'] === 'Rose Ivy';
    });
    expect(row).toBeDefined();
    expect(await operations()).toEqual([replayParked]);
    // Replayed once more, it is not there to be replayed: one effect.
    expect(await refused('mutation', `replayParked(ids: ["${id}"], reason: "again") { id }`)).toMatchObject([{ code: 'EVENT_NOT_PARKED', details: { eventIds: [id] } }]);
  });

  test('what is replayed while the cause is still there is parked again, with fresh attempts', async () => {
    const id = await park();
    await act(`replayParked(ids: ["${id}"], reason: "perhaps it works") { id }`);
    await eventually(async () => (await parked()).length === 1);
    expect(await parked()).toMatchObject([{ id, attempts: 3 }]);
  });

  test('what is dropped has no effect, lets go what waited behind it, and is recorded', async () => {
    const userId = newId();
    const id = await park(userId);
    const { dropParked } = await act<{ dropParked: ListedOperation }>(`dropParked(ids: ["${id}"], reason: "poison for ever") { ${OPERATION} }`);
    expect(dropParked).toMatchObject({ action: 'drop', target: id, actor: admin.userId, status: 'done', done: 1 });
    await service.deliver(identityUserCreatedV1, { sequence: 2, data: user(userId, 'Rose') });
    const [row] = await service.database.admin`select name from communication.user_references where user_id = ${userId}`;
    expect(row).toEqual({ name: 'Rose Ivy' });
    expect(await operations()).toEqual([dropParked]);
  });

  test('several events that are named are decided about together or not at all', async () => {
    const [first, second] = [await park(), await park()];
    const stranger = newId();
    expect(await refused('mutation', `dropParked(ids: ["${first}", "${stranger}"], reason: "both") { id }`)).toMatchObject([
      { code: 'EVENT_NOT_PARKED', details: { eventIds: [stranger] } },
    ]);
    expect(await parked()).toHaveLength(2);
    expect(await operations()).toEqual([]);
    await act(`dropParked(ids: ["${first}", "${second}"], reason: "both") { id }`);
    expect(await parked()).toEqual([]);
  });

  test('events are chosen by type and by time, and listed page by page', async () => {
    const ids = [await park(), await park(), await park()];
    await service.database.admin`update communication.inbox set received_at = '2026-03-01T12:00:00Z' where event_id = ${ids[0] ?? ''}`;
    await service.database.admin`update communication.inbox set received_at = '2026-03-02T12:00:00Z', type = 'identity.user.updated.v1' where event_id = ${ids[1] ?? ''}`;
    const listed = async (args: string) => (await parked(args)).map(({ id }) => ids.indexOf(id));
    expect(await listed('(type: "identity.user.updated.v1")')).toEqual([1]);
    expect(await listed('(receivedBefore: "2026-03-02T12:00:00Z")')).toEqual([0]);
    expect(await listed('(receivedAfter: "2026-03-02T12:00:00Z")')).toEqual([1, 2]);
    expect(await listed('(receivedAfter: "2026-03-01T00:00:00Z", receivedBefore: "2026-03-03T00:00:00Z")')).toEqual([0, 1]);
    const page = await read<{ parked: { edges: { cursor: string }[]; pageInfo: { hasNextPage: boolean; endCursor: string } } }>('parked(first: 2) { edges { cursor } pageInfo { hasNextPage endCursor } }');
    expect(page.parked.pageInfo.hasNextPage).toBe(true);
    expect(await listed(`(first: 2, after: "${page.parked.pageInfo.endCursor}")`)).toEqual([2]);
    const { dropParked } = await act<{ dropParked: ListedOperation }>(
      `dropParked(type: "${identityUserCreatedV1.type}", receivedBefore: "2026-03-03T00:00:00Z", reason: "old ones") { ${OPERATION} }`,
    );
    expect(dropParked).toMatchObject({ status: 'done', done: 1, total: 1, target: 'type identity.user.created.v1, received before 2026-03-03T00:00:00.000Z' });
    expect(await listed('')).toEqual([1, 2]);
  });

  test('what could not be read can be dropped, and is never replayed', async () => {
    const id = newId();
    await service.database.admin`
      insert into communication.inbox (event_id, type, topic, source, subject, sequence, time, data, correlation_id, status, error)
      values (${id}, 'malformed', ${identityUserCreatedV1.topic}, '', ${id}, 0, now(), '{"value": "gibberish"}', ${id}, 'parked', 'the body is not JSON')`;
    expect(await parked('(type: "malformed")')).toMatchObject([{ id, replayable: false, error: 'the body is not JSON', data: { value: 'gibberish' } }]);
    expect(await refused('mutation', `replayParked(ids: ["${id}"], reason: "try") { id }`)).toMatchObject([{ code: 'EVENT_NOT_REPLAYABLE', details: { eventIds: [id] } }]);
    const { replayParked } = await act<{ replayParked: ListedOperation }>(`replayParked(receivedAfter: "2026-01-01T00:00:00Z", reason: "all of them") { ${OPERATION} }`);
    expect(replayParked).toMatchObject({ done: 0, total: 0, status: 'done' });
    await act(`dropParked(ids: ["${id}"], reason: "gibberish") { id }`);
    expect(await parked()).toEqual([]);
  });

  test('many are replayed in batches, each once, although every one of them is parked again', async () => {
    await parkMany(1_700);
    const { replayParked } = await act<{ replayParked: ListedOperation }>(`replayParked(type: "${identityUserCreatedV1.type}", reason: "all of them") { ${OPERATION} }`);
    expect(replayParked).toMatchObject({ status: 'running', done: 500, total: 1_700 });
    const done = await eventually(
      async () => {
        const { operation } = await read<{ operation: ListedOperation }>(`operation(id: "${replayParked.id}") { ${OPERATION} }`);
        return operation.status === 'running' ? undefined : operation;
      },
      { timeoutMs: 20_000 },
    );
    expect(done).toMatchObject({ status: 'done', done: 1_700, total: 1_700, error: null });
  });

  describe('an operation that takes long', () => {
    /** As a process that was killed would have left it. */
    const abandoned = async (silentSeconds: number): Promise<string> => {
      const id = newId();
      const progress = { done: 500, total: 800, state: { type: identityUserCreatedV1.type, after: '0', upTo: '999999999' }, runner: newId(), history: [] };
      await service.database.admin`
        insert into communication.event_operations (id, action, target, actor, reason, status, progress, updated_at)
        values (${id}, 'drop', 'type x', ${admin.userId}, 'because', 'running', ${JSON.stringify(progress)}::text::jsonb, now() - ${silentSeconds} * interval '1 second')`;
      return id;
    };
    const find = async (id: string) => (await read<{ operation: ListedOperation }>(`operation(id: "${id}") { ${OPERATION} }`)).operation;

    test('is found interrupted when its process has died, and goes on from where it was when somebody resumes it', async () => {
      await parkMany(300);
      const id = await abandoned(60);
      expect(await find(id)).toMatchObject({ status: 'interrupted', done: 500, error: 'the process that ran it has ended' });
      const another = service.user('admin');
      const { resumeOperation } = await act<{ resumeOperation: ListedOperation }>(`resumeOperation(id: "${id}", reason: "the server is back") { ${OPERATION} }`, another);
      expect(resumeOperation).toMatchObject({ status: 'running', actor: admin.userId, error: null });
      const done = await eventually(async () => {
        const operation = await find(id);
        return operation.status === 'done' ? operation : undefined;
      });
      expect(done).toMatchObject({ done: 800, total: 800, history: [{ what: 'resumed', actor: another.userId, reason: 'the server is back' }] });
      expect(await parked()).toEqual([]);
    });

    test('is left alone while its process says that it lives', async () => {
      const id = await abandoned(5);
      expect(await find(id)).toMatchObject({ status: 'running' });
      expect(await refused('mutation', `resumeOperation(id: "${id}", reason: "too early") { id }`)).toMatchObject([
        { code: 'EVENT_OPERATION_NOT_RESUMABLE', details: { operationId: id, status: 'running' } },
      ]);
    });

    test('is interrupted by an admin, with a reason, and cannot be interrupted twice', async () => {
      const id = await abandoned(5);
      const { interruptOperation } = await act<{ interruptOperation: ListedOperation }>(`interruptOperation(id: "${id}", reason: "at night rather") { ${OPERATION} }`);
      expect(interruptOperation).toMatchObject({ status: 'interrupted', history: [{ what: 'interrupted', actor: admin.userId, reason: 'at night rather' }] });
      expect(await refused('mutation', `interruptOperation(id: "${id}", reason: "once more") { id }`)).toMatchObject([
        { code: 'EVENT_OPERATION_NOT_INTERRUPTIBLE', details: { status: 'interrupted' } },
      ]);
    });

    test('is not begun a second time while it runs', async () => {
      await park();
      await service.database.admin`
        insert into communication.event_operations (id, action, target, actor, reason, status, progress)
        values (${newId()}, 'drop', ${`type ${identityUserCreatedV1.type}`}, 'x', 'because', 'running', ${'{"done":0,"total":1,"state":{},"runner":"x","history":[]}'}::text::jsonb)`;
      expect(await refused('mutation', `dropParked(type: "${identityUserCreatedV1.type}", reason: "me too") { id }`)).toMatchObject([{ code: 'EVENT_OPERATION_RUNNING' }]);
      expect(await parked()).toHaveLength(1);
    });
  });

  test('an action that fails leaves neither an effect nor a record, and one without a record leaves no effect', async () => {
    const id = await park();
    await service.database.admin`alter table communication.event_operations add constraint nothing_recorded check (false) not valid`;
    try {
      expect(await refused('mutation', `dropParked(ids: ["${id}"], reason: "unrecorded") { id }`)).toMatchObject([{ code: 'INTERNAL' }]);
      expect(await parked()).toMatchObject([{ id }]);
    } finally {
      await service.database.admin`alter table communication.event_operations drop constraint nothing_recorded`;
    }
  });

  test.each<[string, string, Record<string, unknown>]>([
    ['a reason that says nothing', 'dropParked(ids: ["0192f0c1-2c3d-7e4f-8a5b-6c7d8e9f0a1b"], reason: "ok")', { fields: [{ field: 'reason', rule: 'minLength' }] }],
    ['a reason of blanks', 'dropParked(ids: ["0192f0c1-2c3d-7e4f-8a5b-6c7d8e9f0a1b"], reason: "    ")', { fields: [{ field: 'reason', rule: 'isNotBlank' }] }],
    ['a reason that is a novel', `dropParked(ids: ["0192f0c1-2c3d-7e4f-8a5b-6c7d8e9f0a1b"], reason: "${'x'.repeat(501)}")`, { fields: [{ field: 'reason', rule: 'maxLength' }] }],
    ['an id that is none', 'replayParked(ids: ["7"], reason: "because")', { fields: [{ field: 'ids', rule: 'isUuid' }] }],
    ['no ids', 'replayParked(ids: [], reason: "because")', { fields: [{ field: 'ids', rule: 'arrayMinSize' }] }],
    ['neither ids nor a filter', 'dropParked(reason: "because")', { fields: [{ field: 'ids', rule: 'idsOrFilter' }] }],
    ['ids and a filter', 'dropParked(ids: ["0192f0c1-2c3d-7e4f-8a5b-6c7d8e9f0a1b"], type: "x", reason: "because")', { fields: [{ field: 'ids', rule: 'idsOrFilter' }] }],
    ['a time that is none', 'dropParked(receivedBefore: "yesterday", reason: "because")', { fields: [{ field: 'receivedBefore', rule: 'isMoment' }] }],
    ['a number for a time', 'dropParked(type: "x", receivedBefore: 5, reason: "because")', { fields: [{ field: 'receivedBefore', rule: 'isMoment' }] }],
    ['a year before the platform', 'dropParked(receivedBefore: "1999-01-01T00:00:00Z", reason: "because")', { fields: [{ field: 'receivedBefore', rule: 'isMoment' }] }],
    ['from after to', 'dropParked(receivedAfter: "2026-02-02T00:00:00Z", receivedBefore: "2026-02-01T00:00:00Z", reason: "because")', { fields: [{ field: 'receivedBefore', rule: 'isAfter' }] }],
    ['NUL in a type', 'dropParked(type: "a\\u0000", reason: "because")', { fields: [{ field: 'type', rule: 'isStorable' }] }],
    ['an operation that does not exist', 'resumeOperation(id: "0192f0c1-2c3d-7e4f-8a5b-6c7d8e9f0a1b", reason: "because")', { code: 'EVENT_OPERATION_NOT_FOUND' }],
    ['an operation id that is none', 'interruptOperation(id: "x", reason: "because")', { fields: [{ field: 'id', rule: 'isUuid' }] }],
  ])('refuses %s, and does nothing', async (_, action, extensions) => {
    await park();
    expect(await refused('mutation', `${action} { id }`)).toMatchObject([extensions]);
    expect(await parked()).toHaveLength(1);
    expect(await operations()).toEqual([]);
  });

  test.each<[string, string, Record<string, unknown>]>([
    ["another list's cursor", 'parked(after: "WyJ4Il0") { pageInfo { hasNextPage } }', { code: 'INVALID_CURSOR' }],
    ['from after to', 'parked(receivedAfter: "2026-02-02T00:00:00Z", receivedBefore: "2026-02-01T00:00:00Z") { pageInfo { hasNextPage } }', { fields: [{ field: 'receivedBefore', rule: 'isAfter' }] }],
    ['more than a page', 'parked(first: 101) { pageInfo { hasNextPage } }', { fields: [{ field: 'first', rule: 'max' }] }],
    ['an id that is none', 'parkedEvent(id: "x") { id }', { fields: [{ field: 'id', rule: 'isUuid' }] }],
  ])('refuses a list with %s', async (_, selection, extensions) => {
    expect(await refused('query', selection)).toMatchObject([extensions]);
  });

  test('tells whether it sends and receives', async () => {
    const { health } = await read<{ health: object }>('health { ok transport relay { leaseHeld leaseTaken problem } consumer { state restarts problem } }');
    expect(health).toEqual({
      ok: true,
      transport: 'in-process',
      relay: { leaseHeld: true, leaseTaken: true, problem: null },
      consumer: { state: 'running', restarts: 0, problem: null },
    });
  });

  test('tells by topic what is not sent yet', async () => {
    const { lag } = await read<{ lag: { outbox: { topic: string; unsent: number; oldestUnsentSeconds: number | null }[] } }>('lag { outbox { topic unsent oldestUnsentSeconds } }');
    expect(lag.outbox).toContainEqual({ topic: 'edtech.communication.conversation', unsent: 0, oldestUnsentSeconds: null });
  });

  test('nobody but an admin gets anything from any of its fields, and nobody at all in another way', async () => {
    const sdl = await printSubgraph(communicationService);
    const fields = [
      ...fieldsOf(sdl, 'ServiceEvents').map((field) => `query { communicationEvents { ${field} } }`),
      ...fieldsOf(sdl, 'ServiceEventActions').map((field) => `mutation { communicationEvents { ${field} } }`),
    ];
    expect(fields.length).toBeGreaterThanOrEqual(12);
    for (const query of fields) {
      for (const [asker, code] of [[null, 'UNAUTHENTICATED'], [service.user('student'), 'FORBIDDEN'], [service.user('tutor'), 'FORBIDDEN']] as const) {
        const { data, errors } = await service.graphql(query, {}, asker);
        expect({ query, data }).toEqual({ query, data: { communicationEvents: null } });
        expect(errors).toMatchObject([{ path: ['communicationEvents'], extensions: { code } }]);
      }
    }
    for (const __typename of ['ServiceEvents', 'ServiceEventActions', 'ParkedEvent', 'EventOperation']) {
      const answer = await service.graphql('query($r: [_Any!]!) { _entities(representations: $r) { __typename } }', { r: [{ __typename, service: 'communication', id: newId() }] }, null);
      expect(answer).toMatchObject({ data: { _entities: [null] }, errors: [{ message: expect.any(String) }] });
    }
    expect(await operations()).toEqual([]);
  });

  function resultOf<T>({ data, errors }: GraphqlResult<unknown>): T {
    expect(errors ?? []).toEqual([]);
    return (data as { communicationEvents: T }).communicationEvents;
  }

});
