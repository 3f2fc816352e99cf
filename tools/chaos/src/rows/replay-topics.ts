import { eventDefinitions } from '@edtech/contracts';
import { Kafka, logLevel, type Admin } from 'kafkajs';
import type { ManagedService, Rig } from '../rig/types.js';
import { until } from './until.js';

/**
 * Sets services' groups back to the beginning of all their topics, and waits until everything has been dealt with.
 * @returns how many messages were delivered again
 */
export async function replayTopics(rig: Rig, services: readonly ManagedService[], options: Parameters<Rig['quiet']>[0] = { withinMs: 600_000 }): Promise<number> {
  await Promise.all(services.map((service) => service.stop()));
  const admin = new Kafka({ clientId: 'edtech-chaos', brokers: [rig.broker.address], logLevel: logLevel.NOTHING }).admin();
  await admin.connect();
  let messages = 0;
  try {
    for (const { service } of services) {
      const rows = await rig.postgres.admin`select type from chaos.subscriptions where grp = ${service}`;
      const types = new Set(rows.map((row) => String(row['type'])));
      const topics = new Set(eventDefinitions.filter(({ type }) => types.has(type)).map(({ topic }) => topic));
      await until(`${service} has left its group`, async () => isEmpty(admin, service), { withinMs: 30_000 });
      for (const topic of topics) {
        await admin.resetOffsets({ groupId: service, topic, earliest: true });
        for (const { high, low } of await admin.fetchTopicOffsets(topic)) messages += Number(high) - Number(low);
      }
    }
  } finally {
    await admin.disconnect();
  }
  await Promise.all(services.map((service) => service.start()));
  await rig.quiet(options);
  return messages;
}

async function isEmpty(admin: Admin, groupId: string): Promise<boolean> {
  const { groups } = await admin.describeGroups([groupId]);
  return groups.every(({ members }) => members.length === 0);
}
