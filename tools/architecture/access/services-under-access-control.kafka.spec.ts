import { communicationService } from '@edtech/communication-service';
import { parseKafkaEnvironment } from '@edtech/environment';
import { identityService } from '@edtech/identity-service';
import { startKafka, type RunningKafka } from '@edtech/kafka';
import { aclsFor, kafkaClientId } from '@edtech/messaging';
import { createTransport, subscriptionsOf, type AnyServiceDefinition } from '@edtech/service-host';
import { eventually, startTestService, type TestService } from '@edtech/testing';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

jest.setTimeout(120_000);

const passwordOf = (service: string): string => `secret-of-${service}`;
const ADMIN = { IDENTITY_ADMIN_EMAIL: 'admin@example.org', IDENTITY_ADMIN_PASSWORD: 'correct horse battery' };

/** A broker that speaks TLS, knows its users and denies what is not granted; the services know it by their environment alone. */
describe('services with no more rights than the list grants', () => {
  let directory: string;
  let broker: RunningKafka;
  const open: (() => Promise<void>)[] = [];

  const start = async (definition: AnyServiceDefinition, own: Record<string, string> = {}): Promise<TestService> => {
    const { service } = definition;
    const transport = parseKafkaEnvironment({
      KAFKA_BROKERS: broker.brokers,
      KAFKA_USERNAME: kafkaClientId(service),
      KAFKA_PASSWORD: passwordOf(service),
      KAFKA_TLS: 'true',
      KAFKA_TLS_CA: broker.ca ?? '',
    });
    const carrier = createTransport({ service, transport });
    open.push(() => carrier.close());
    const running = await startTestService(definition, { transport: carrier, own });
    open.push(() => running.close());
    return running;
  };

  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'edtech-access-'));
    const services = [identityService, communicationService];
    broker = await startKafka({
      directory,
      port: 0,
      access: {
        tls: true,
        users: Object.fromEntries(services.map(({ service }) => [kafkaClientId(service), passwordOf(service)])),
        grants: (await Promise.all(services.map(async (definition) => aclsFor({ owner: definition.service, subscriptions: await subscriptionsOf(definition) })))).flat(),
      },
    });
  });

  afterAll(async () => {
    for (const close of open.splice(0).reverse()) await close();
    await broker.stop();
    await rm(directory, { recursive: true, force: true });
  });

  test('a consumer that is there first gets what its owner publishes: the owner makes the topics when it starts', async () => {
    const communication = await start(communicationService);
    const identity = await start(identityService, ADMIN);
    await eventually(async () => {
      const copies = await communication.database.admin`select email from communication.user_references`;
      expect(copies).toEqual([{ email: ADMIN.IDENTITY_ADMIN_EMAIL }]);
      return true;
    }, { timeoutMs: 60_000 });
    expect(await identity.database.admin`select 1 from identity.outbox`).toHaveLength(0);
  });
});
