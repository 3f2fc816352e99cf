import { eventDefinitions } from '@edtech/contracts';
import { Kafka, logLevel, type Admin } from 'kafkajs';
import type { ChaosRow, ManagedService, Rig } from '../rig/types.js';
import { forAWhile, until } from './until.js';

const REPLAYS = 2;

/** Two consumers are away while much happens; when they have caught up, everything is delivered once more, twice. */
export const redelivery: ChaosRow = {
  row: 11,
  name: 'consumer away, then whole topics replayed twice',
  unit: 'events',
  goal: 10_000,
  shortCount: 300,
  checks: ['L', 'D', 'O', 'A', 'C'],
  rig: { services: ['identity', 'learning', 'communication'] },
  async run(rig, { count, progress, signal }) {
    const away = [rig.services.communication, rig.services.learning];
    const before = await rig.factCount();
    const made = async (): Promise<number> => (await rig.factCount()) - before;
    await Promise.all(away.map((service) => service.stop()));
    rig.load.start(150);
    while ((await made()) < count && !signal.aborted) {
      progress(Math.min(await made(), count), 'consumers away');
      await forAWhile(500, signal);
    }
    await rig.load.stop();
    const startedAt = performance.now();
    await Promise.all(away.map((service) => service.start()));
    await rig.quiet({ withinMs: 600_000 });
    const caughtUp = Math.round((performance.now() - startedAt) / 1_000);
    let delivered = 0;
    for (let nr = 1; nr <= REPLAYS && !signal.aborted; nr += 1) {
      delivered += await replay(rig, away);
      progress(count, `replayed ${nr} times`);
    }
    return { thrown: Math.min(await made(), count), notes: { 'delivered again': delivered, 'caught up in, s': caughtUp } };
  },
};

/** Sets the groups back to the beginning of all their topics. @returns how many messages were delivered again */
async function replay(rig: Rig, services: readonly ManagedService[]): Promise<number> {
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
  await rig.quiet({ withinMs: 600_000 });
  return messages;
}

async function isEmpty(admin: Admin, groupId: string): Promise<boolean> {
  const { groups } = await admin.describeGroups([groupId]);
  return groups.every(({ members }) => members.length === 0);
}
