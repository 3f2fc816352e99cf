import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { eventDefinitions, findEventDefinition, identityUserCreatedV1 } from '@edtech/contracts';
import { startTestService, type TestService } from '@edtech/testing';
import { v7 } from 'uuid';
import { analyticsService } from '../app.js';

let service: TestService;
beforeAll(async () => {
  service = await startTestService(analyticsService);
});
afterAll(() => service?.close());

const contracts = join(dirname(require.resolve('@edtech/contracts/package.json')), 'src');

function exampleOf(type: string) {
  const [owner, aggregate, fact, version] = type.split('.');
  return JSON.parse(readFileSync(join(contracts, `${owner}`, `${aggregate}-${fact}`, `${version}.example.json`), 'utf8')) as Record<string, unknown>;
}

const recorded = (id: string) => service.database.admin`select * from analytics.analytics_events where id = ${id}`;

it.each(eventDefinitions.map(({ type }) => type))('records %s once, however often it is delivered', async (type) => {
  const definition = findEventDefinition(type)!;
  const data = exampleOf(type);
  const id = v7();
  for (let delivery = 0; delivery < 3; delivery += 1) await service.deliver(definition, { id, sequence: 7, data });
  expect(await recorded(id)).toMatchObject([{ id, event_type: type, subject: data[definition.subject], sequence: '7' }]);
});

it('records an event once, even when it comes again after the inbox has forgotten it', async () => {
  const id = v7();
  const data = identityUserCreatedV1.data.parse(exampleOf(identityUserCreatedV1.type));
  await service.deliver(identityUserCreatedV1, { id, sequence: 1, data });
  await service.database.admin`delete from analytics.inbox where event_id = ${id}`;
  await service.deliver(identityUserCreatedV1, { id, sequence: 1, data });
  expect(await recorded(id)).toHaveLength(1);
});

it('keeps the time of the fact and whom it is about, and nothing that says who that is', async () => {
  const id = v7();
  const data = identityUserCreatedV1.data.parse(exampleOf(identityUserCreatedV1.type));
  const before = Date.now();
  await service.deliver(identityUserCreatedV1, { id, sequence: 1, data });
  const [row] = await recorded(id);
  expect(row).toMatchObject({ user_id: data.userId, metadata: { role: data.role, status: data.status } });
  expect(JSON.stringify(row)).not.toContain(data.email);
  expect((row?.timestamp as Date).getTime()).toBeGreaterThanOrEqual(before - 1);
  expect((row?.timestamp as Date).getTime()).toBeLessThanOrEqual((row?.recorded_at as Date).getTime());
});
