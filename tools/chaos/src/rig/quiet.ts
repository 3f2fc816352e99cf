import { eventDefinitions } from '@edtech/contracts';
import { SERVICES, type ServiceName } from '@edtech/environment';
import { Kafka, logLevel, type Admin } from 'kafkajs';
import { setTimeout as pause } from 'node:timers/promises';
import type { ManagedBroker, Rig, Sql } from './types.js';

type Options = NonNullable<Parameters<Rig['quiet']>[0]>;

interface Unrest {
  readonly unsent: number;
  readonly lag: number;
  readonly pending: number;
  readonly parked: number;
}

/** Knows whether everything that was published has been dealt with everywhere. */
export class QuietWatch {
  private admin: Admin | undefined;

  constructor(
    private readonly sql: Sql,
    private readonly broker: ManagedBroker,
    private readonly services: readonly ServiceName[],
  ) {}

  /** @returns milliseconds until it was quiet */
  async wait({ withinMs = 120_000, parked = 'refused', signal, onProgress = () => undefined }: Options): Promise<number> {
    const startedAt = performance.now();
    let last = 'nothing was seen';
    for (;;) {
      if (signal?.aborted) return performance.now() - startedAt;
      try {
        const before = await this.facts();
        const unrest = await this.look();
        // Looked at one after the other: an event may have passed us, but not without leaving a fact or an effect.
        const undisturbed = before === (await this.facts());
        last = `${unrest.unsent} unsent, ${unrest.lag} not fetched, ${unrest.pending} not handled, ${unrest.parked} parked`;
        if (unrest.parked > 0 && parked === 'refused') throw new ParkedError(await this.parkedOnes());
        const waiting = unrest.unsent + unrest.lag + unrest.pending;
        if (waiting === 0 && undisturbed) return performance.now() - startedAt;
        onProgress(last);
      } catch (error) {
        if (error instanceof ParkedError) throw error;
        last = `it could not be seen: ${error instanceof Error ? error.message : String(error)}`;
        await this.close();
      }
      if (performance.now() - startedAt > withinMs) throw new Error(`not quiet after ${Math.round(withinMs / 1_000)} s: ${last}`);
      await pause(100);
    }
  }

  /** What waits in outboxes and inboxes. */
  async backlog(): Promise<number> {
    const [unsent, { pending }] = [await this.unsent(), await this.inboxes()];
    return unsent + pending;
  }

  async close(): Promise<void> {
    const admin = this.admin;
    this.admin = undefined;
    await admin?.disconnect().catch(() => undefined);
  }

  private async facts(): Promise<string> {
    const [row] = await this.sql`select (select last_value from chaos.outbox_log_seq_seq) as facts, (select last_value from chaos.effects_seq_seq) as effects`;
    return `${row?.['facts']} ${row?.['effects']}`;
  }

  /** In the order in which an event goes: from outboxes over topics to inboxes. */
  private async look(): Promise<Unrest> {
    const unsent = await this.unsent();
    const lag = await this.lag();
    return { unsent, lag, ...(await this.inboxes()) };
  }

  private async unsent(): Promise<number> {
    const [row] = await this.sql.unsafe(`select sum(n)::int as n from (${this.ofEach((schema) => `select count(*) as n from ${schema}.outbox`)}) o`);
    return Number(row?.['n'] ?? 0);
  }

  private async inboxes(): Promise<{ pending: number; parked: number }> {
    const [row] = await this.sql.unsafe(
      `select coalesce(sum(pending), 0)::int as pending, coalesce(sum(parked), 0)::int as parked from (${this.ofEach(
        (schema) => `select count(*) filter (where status = 'pending') as pending, count(*) filter (where status = 'parked') as parked
          from ${schema}.inbox where status in ('pending', 'parked')`,
      )}) i`,
    );
    return { pending: Number(row?.['pending'] ?? 0), parked: Number(row?.['parked'] ?? 0) };
  }

  private ofEach(query: (schema: string) => string): string {
    return this.services.map((service) => query(SERVICES[service].schema)).join(' union all ');
  }

  /** Messages on the topics that the groups have not stored. */
  private async lag(): Promise<number> {
    const rows = await this.sql`select grp, type from chaos.subscriptions`;
    const topicOf = new Map(eventDefinitions.map(({ type, topic }) => [type, topic]));
    const topics = new Map<string, Set<string>>();
    for (const row of rows) {
      const topic = topicOf.get(String(row['type']));
      if (topic === undefined) continue;
      const group = String(row['grp']);
      topics.set(group, (topics.get(group) ?? new Set()).add(topic));
    }
    const admin = await this.connectedAdmin();
    const ends = new Map<string, Map<number, bigint>>();
    for (const topic of new Set([...topics.values()].flatMap((set) => [...set]))) {
      const partitions = await admin.fetchTopicOffsets(topic);
      ends.set(topic, new Map(partitions.map(({ partition, high }) => [partition, BigInt(high)])));
    }
    let behind = 0n;
    for (const [group, its] of topics) {
      for (const { topic, partitions } of await admin.fetchOffsets({ groupId: group, topics: [...its] })) {
        const stored = new Map(partitions.map(({ partition, offset }) => [partition, BigInt(offset)]));
        for (const [partition, end] of ends.get(topic) ?? []) {
          const at = stored.get(partition) ?? -1n;
          // The ends were asked first: the group may be further by now.
          if (end > at && end > 0n) behind += end - (at < 0n ? 0n : at);
        }
      }
    }
    return Number(behind);
  }

  private async parkedOnes(): Promise<string> {
    const query = this.services.map((service) => {
      const { schema } = SERVICES[service];
      return `(select '${service}' as service, type, subject, error from ${schema}.inbox where status = 'parked' limit 2)`;
    });
    const rows = await this.sql.unsafe(query.join(' union all '));
    return rows.map((row) => `${row['service']}: ${row['type']} of ${row['subject']}: ${row['error']}`).join('; ');
  }

  private async connectedAdmin(): Promise<Admin> {
    if (this.admin) return this.admin;
    const kafka = new Kafka({ clientId: 'edtech-chaos', brokers: [this.broker.address], logLevel: logLevel.NOTHING, retry: { retries: 2 } });
    const admin = kafka.admin();
    await admin.connect();
    this.admin = admin;
    return admin;
  }
}

/** Parked where nothing was to be parked: it will never be quiet. */
class ParkedError extends Error {
  constructor(what: string) {
    super(`events were parked: ${what}`);
    this.name = 'ParkedError';
  }
}
