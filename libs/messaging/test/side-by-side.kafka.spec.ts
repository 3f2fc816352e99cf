import type { EventDefinition } from '@edtech/contracts';
import { sql } from 'drizzle-orm';
import { v7 as newId } from 'uuid';
import { copiedTable, isMalformed, KafkaTransport, ProjectionShadow, publishSideBySide, type Projection, type TransportMessage } from '../src/index.js';
import { eventually } from './eventually.js';
import { createFixtureDatabase, fixtureTables, type FixtureDatabase, type FixtureService } from './fixture-database.js';
import { handlerOf, startFixtureService, type RunningFixture } from './fixture-service.js';
import { defineTwoVersions } from './fixture-versions.js';

jest.setTimeout(120_000);

const { v1, v2, namesTogether } = defineTwoVersions();

/** Learning reads the older version still, payment the newer one already. */
const copies = {
  learning: copiedTable({
    ...{ name: 'people', events: [v1], table: fixtureTables.learning.people, key: 'id', version: 'version' },
    copy: ({ personId, firstName, lastName }) => ({ id: personId, name: `${firstName} ${lastName}` }),
  }),
  payment: copiedTable({
    ...{ name: 'people', events: [v2], upcasts: [namesTogether], table: fixtureTables.payment.people, key: 'id', version: 'version' },
    copy: ({ personId, name }) => ({ id: personId, name: `${name.given} ${name.family}` }),
  }),
};

describe('a fact that is told in two versions, on a real broker', () => {
  let database: FixtureDatabase;
  let transport: KafkaTransport;
  const running = new Map<FixtureService, RunningFixture>();

  const start = async (service: FixtureService, definition?: EventDefinition, copy?: Projection) => {
    const controllers = definition ? [handlerOf(definition, { react: async ({ sequence, data }, { tx }) => void (await copy?.apply(tx, { sequence, data })) })] : [];
    running.set(service, await startFixtureService({ service, database, transport, controllers, definitions: [v1, v2] }));
  };

  beforeAll(async () => {
    database = await createFixtureDatabase();
    transport = new KafkaTransport({ brokers: process.env['EDTECH_TEST_KAFKA_BROKERS']?.split(',') ?? [], clientId: 'edtech-spec', partitions: 3, replicationFactor: 1 });
    await transport.ensureTopics([v1.topic]);
    await start('learning', v1, copies.learning);
    await start('payment', v2, copies.payment);
    await start('identity');
  });

  afterAll(async () => {
    for (const service of running.values()) await service.close();
    await transport?.close();
    await database?.drop();
  });

  /** The owner's row changes, and the world is told: in the first version only, or in both. */
  const rename = async (personId: string, given: string, told: 'once' | 'side by side') => {
    await running.get('identity')?.work.run(async (scope) => {
      const [row] = await scope.tx.execute<{ version: number }>(sql`
        insert into people (id, name) values (${personId}, ${`${given} Lovelace`})
        on conflict (id) do update set name = excluded.name, version = people.version + 1 returning version`);
      const sequence = Number(row?.version);
      if (told === 'once') await scope.publish(v1, { sequence, data: { personId, firstName: given, lastName: 'Lovelace' } });
      else await publishSideBySide(scope, namesTogether, { sequence, data: { personId, name: { given, family: 'Lovelace' } } });
    });
  };
  const peopleOf = (service: FixtureService) => database.admin<{ id: string; name: string; version: number }[]>`select id, name, version from ${database.admin(service)}.people order by id`;
  const told = async (service: FixtureService) => (await database.effects(service)).map(({ subject, sequence }) => `${subject} ${sequence}`).sort();
  const messagesOfTheTopic = async (): Promise<TransportMessage[]> => {
    const messages: TransportMessage[] = [];
    await transport.history.read(v1.topic, {}, async (batch) => void messages.push(...batch.flatMap((message) => (isMalformed(message) ? [] : [message]))));
    return messages;
  };
  /** As an operator has it built anew, from the topic's beginning. */
  const rebuild = async (service: 'learning' | 'payment') => {
    const copy: Projection = copies[service];
    const states = (await messagesOfTheTopic()).map((message) => copy.stateIn(message)).filter((state) => state !== undefined && state !== 'unreadable');
    await running.get(service)?.work.run(async ({ tx }) => {
      const shadow = new ProjectionShadow(copy, fixtureTables[service]);
      await shadow.fold(tx, states);
      await shadow.swap(tx, await shadow.findUnexplained(tx));
    });
  };

  const [before, through, after] = [newId(), newId(), newId()];

  test('is on the topic twice under one id, and a service on either version has it once', async () => {
    for (const given of ['Ada', 'Augusta']) await rename(before, given, 'once');
    await rename(through, 'Ada', 'once');
    for (const given of ['Byron', 'Anne']) await rename(through, given, 'side by side');
    await rename(after, 'Ralph', 'side by side');

    const sideBySide = [`${after} 1`, `${through} 2`, `${through} 3`];
    await eventually(async () => expect(await told('learning')).toEqual([`${before} 1`, `${before} 2`, `${through} 1`, ...sideBySide].sort()), 60_000);
    await eventually(async () => expect(await told('payment')).toEqual([...sideBySide].sort()), 60_000);
    const messages = await messagesOfTheTopic();
    expect(messages).toHaveLength(9);
    const ofBoth = messages.filter(({ subject, sequence }) => sideBySide.includes(`${subject} ${sequence}`));
    expect(new Set(ofBoth.map(({ id }) => id)).size).toBe(3);
    expect(ofBoth.map(({ type }) => type).sort()).toEqual([v1.type, v1.type, v1.type, v2.type, v2.type, v2.type]);
  });

  test('builds copies anew that are as the owner has it, whichever version they are made from', async () => {
    const owner = await peopleOf('identity');
    expect(owner).toHaveLength(3);
    // Whose last change was before the newer version is not known where only that one is heard.
    expect((await peopleOf('payment')).map(({ id }) => id)).toEqual([through, after].sort());
    for (const service of ['learning', 'payment'] as const) {
      await database.admin`update ${database.admin(service)}.people set name = 'wrong'`;
      await rebuild(service);
      expect([service, await peopleOf(service)]).toEqual([service, owner]);
    }
  });
});
