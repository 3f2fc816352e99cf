import { defineUpcast, type EventDefinition, type EventEnvelope } from '@edtech/contracts';
import { sql } from 'drizzle-orm';
import { v7 as newId } from 'uuid';
import { z } from 'zod';
import { InProcessTransport, publishSideBySide, type EventTransport } from '../src/index.js';
import { eventually } from './eventually.js';
import { createFixtureDatabase, type FixtureDatabase, type FixtureService } from './fixture-database.js';
import { handlerOf, startFixtureService, type RunningFixture } from './fixture-service.js';
import { recordingTransport, twiceTransport } from './fixture-transports.js';
import { defineTwoVersions } from './fixture-versions.js';

const { v1, v2, namesTogether } = defineTwoVersions();

let database: FixtureDatabase;
let open: { close(): Promise<void> }[] = [];
beforeAll(async () => {
  database = await createFixtureDatabase();
});
afterEach(async () => {
  for (const closable of open.reverse()) await closable.close();
  open = [];
});
afterAll(() => database?.drop());

async function start(service: FixtureService, transport: EventTransport, ...controllers: ReturnType<typeof handlerOf>[]): Promise<RunningFixture> {
  const running = await startFixtureService({ service, database, transport, controllers, definitions: [v1, v2] });
  open.push(running);
  return running;
}

/** A handler that notes what it is told, beside the effect that it makes in its transaction. */
function listener(definition: EventDefinition) {
  const heard: EventEnvelope[] = [];
  return { heard, controller: handlerOf(definition, { name: definition.type, react: (event) => void heard.push(event) }) };
}

/** The person's version grows, and both versions of the event tell of it. */
function rename({ work }: RunningFixture, personId: string, given: string): Promise<void> {
  return work.run(async ({ tx, publish }) => {
    const [row] = await tx.execute<{ version: number }>(sql`
      insert into things (id) values (${personId}) on conflict (id) do update set version = things.version + 1 returning version`);
    await publishSideBySide({ publish }, namesTogether, { sequence: Number(row?.version), data: { personId, name: { given, family: 'Lovelace' } } });
  });
}

const sequencesOf = async (service: FixtureService, subject: string) =>
  (await database.effects(service)).filter((effect) => effect.subject === subject).map(({ sequence }) => sequence);

test('of a fact told in two versions, a service on the older one and a service on the newer one each have it once, in order', async () => {
  const person = newId();
  const transport = new InProcessTransport({ groups: ['learning', 'payment'] });
  const [older, newer] = [listener(v1), listener(v2)];
  await start('learning', transport, older.controller);
  await start('payment', transport, newer.controller);
  // Every batch comes twice: the relay died before it could note that the first one had arrived.
  const identity = await start('identity', twiceTransport(transport));
  for (const given of ['Ada', 'Augusta', 'Byron']) await rename(identity, person, given);
  for (const service of ['learning', 'payment'] as const) await eventually(async () => expect(await sequencesOf(service, person)).toEqual([1, 2, 3]));
  await eventually(async () => expect(await database.count('identity', 'outbox')).toBe(0));
  expect(older.heard.map(({ type, data }) => [type, data])).toEqual(['Ada', 'Augusta', 'Byron'].map((firstName) => [v1.type, { personId: person, firstName, lastName: 'Lovelace' }]));
  expect(newer.heard.map(({ type, data }) => [type, data])).toEqual(['Ada', 'Augusta', 'Byron'].map((given) => [v2.type, { personId: person, name: { given, family: 'Lovelace' } }]));
  expect(older.heard.map(({ id }) => id)).toEqual(newer.heard.map(({ id }) => id));
  for (const service of ['learning', 'payment'] as const) expect(await database.count(service, 'inbox', `subject = '${person}'`)).toBe(3);
});

test('a service that is on its way from one version to the other, and handles both, has each fact once, as the newer version tells it', async () => {
  const person = newId();
  const transport = new InProcessTransport({ groups: ['learning'] });
  const [older, newer] = [listener(v1), listener(v2)];
  await start('learning', transport, older.controller, newer.controller);
  const identity = await start('identity', twiceTransport(transport));
  for (const given of ['Ada', 'Augusta']) await rename(identity, person, given);
  await eventually(async () => expect(await database.count('identity', 'outbox')).toBe(0));
  await eventually(async () => expect(await sequencesOf('learning', person)).toEqual([1, 2]));
  expect(await database.count('learning', 'inbox', `subject = '${person}'`)).toBe(2);
  expect([older.heard.length, newer.heard.length]).toEqual([0, 2]);
});

test('both versions are published or none, and one that the older version cannot tell is refused', async () => {
  const person = newId();
  const { transport, published } = recordingTransport(new InProcessTransport({ groups: [] }));
  const identity = await start('identity', transport);
  const narrow = defineUpcast({ ...v1, data: v1.data.extend({ firstName: z.string().max(5) }) }, v2, {
    up: ({ firstName, lastName, ...rest }) => ({ ...rest, name: { given: firstName, family: lastName } }),
    down: ({ name, ...rest }) => ({ ...rest, firstName: name.given, lastName: name.family }),
  });
  const publishing = identity.work.run((scope) => publishSideBySide(scope, narrow, { sequence: 1, data: { personId: person, name: { given: 'Augusta', family: 'Lovelace' } } }));
  await expect(publishing).rejects.toThrow(/firstName/);
  await rename(identity, person, 'Ada');
  await eventually(() => published.length >= 2);
  expect(published.map(({ type, sequence }) => [type, sequence])).toEqual([
    [v2.type, 1],
    [v1.type, 1],
  ]);
  expect(new Set(published.map(({ id }) => id)).size).toBe(1);
});
