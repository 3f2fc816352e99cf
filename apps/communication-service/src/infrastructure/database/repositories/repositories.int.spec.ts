import { connect, type Connection } from '@edtech/drizzle';
import { SERVICES } from '@edtech/environment';
import { createTestDatabase, type TestDatabase } from '@edtech/testing';
import { v7 as uuidv7 } from 'uuid';
import { communicationService } from '../../../app.js';
import { ConversationsRepository } from './conversations.repository.js';
import { MessagesRepository } from './messages.repository.js';
import { NotificationDeliveriesRepository, type DeliveryRow } from './notification-deliveries.repository.js';
import { NotificationsRepository } from './notifications.repository.js';

let database: TestDatabase;
let connection: Connection;

beforeAll(async () => {
  database = await createTestDatabase(communicationService);
  connection = connect({ ...database.environment, applicationName: 'test', schema: SERVICES.communication.schema });
});

afterAll(async () => {
  await connection?.close();
  await database?.drop();
});

const at = (ms: number) => new Date(Date.parse('2030-01-07T09:00:00Z') + ms);

describe('pages of messages', () => {
  it('are those of each conversation, each message on one page, newest first', async () => {
    const conversations = new ConversationsRepository();
    const messages = new MessagesRepository();
    const ids = [uuidv7(), uuidv7()];
    const senderUserId = uuidv7();
    const sent: Record<string, string[]> = {};
    await connection.db.transaction(async (tx) => {
      for (const id of ids) {
        await conversations.open(tx, { id, lessonId: uuidv7(), participantIds: [senderUserId, uuidv7()], createdAt: at(0) });
        const clientIds = Array.from({ length: 5 }, () => uuidv7());
        for (const [index, messageId] of clientIds.entries()) {
          // All at the same instant: only the id tells them apart.
          await messages.add(tx, { id: messageId, conversationId: id, senderUserId, clientMessageId: messageId, content: `${index}`, timestamp: at(0) });
        }
        sent[id] = clientIds.reverse();
      }
    });

    for (const id of ids) {
      const seen: string[] = [];
      for (let after: { at: Date; id: string } | undefined; ; ) {
        const page = await messages.findPages(connection.db, [id], { limit: 2, after });
        seen.push(...page.map((row) => row.id));
        const last = page.at(-1);
        if (!last) break;
        after = { at: last.timestamp, id: last.id };
      }
      expect(seen).toEqual(sent[id]);
    }
    const both = await messages.findPages(connection.db, ids, { limit: 3 });
    for (const id of ids) expect(both.filter((row) => row.conversationId === id).map((row) => row.id)).toEqual(sent[id]!.slice(0, 3));
  });

  it('are found by walking an index, not by sorting', async () => {
    const { sql } = connection;
    const plan = await sql.begin(async (tx) => {
      await tx`set local enable_seqscan = off`;
      await tx`set local enable_sort = off`;
      return tx`explain (costs off) select * from messages where conversation_id = ${uuidv7()} and ("timestamp", id) < (now(), ${uuidv7()}::uuid) order by "timestamp" desc, id desc limit 20`;
    });
    const text = plan.map((row) => String(row['QUERY PLAN'])).join('\n');
    expect(text).toContain('Index Scan Backward using messages_conversation_idx');
    expect(text).not.toContain('Sort');
    expect(text).not.toContain('Filter');
  });
});

describe('the last message of a conversation', () => {
  it('never moves back', async () => {
    const conversations = new ConversationsRepository();
    const id = uuidv7();
    await conversations.open(connection.db, { id, participantIds: [uuidv7(), uuidv7()], createdAt: at(0) });
    for (const ms of [1_000, 3_000, 2_000]) await connection.db.transaction((tx) => conversations.noteMessageAt(tx, id, at(ms)));
    expect((await conversations.findByIds(connection.db, [id]))[0]?.lastMessageAt).toEqual(at(3_000));
  });
});

describe('deliveries that are due', () => {
  const notifications = new NotificationsRepository();
  const deliveries = new NotificationDeliveriesRepository();

  beforeEach(() => database.admin`truncate communication.notifications cascade`);

  async function add(count: number, nextAttemptAt = at(0)): Promise<string[]> {
    const rows = Array.from({ length: count }, () => ({ id: uuidv7(), userId: uuidv7() }));
    await notifications.add(
      connection.db,
      rows.map((row) => ({ ...row, eventId: uuidv7(), type: 'lesson_scheduled' as const, title: 't', content: 'c', createdAt: at(0) })),
    );
    await deliveries.add(
      connection.db,
      rows.map(({ id, userId }) => ({ id, notificationId: id, userId, channel: 'mail' as const, subject: 's', body: 'b', createdAt: at(0), nextAttemptAt })),
    );
    return rows.map(({ id }) => id);
  }

  const claim = async (now: Date, limit = 100) => deliveries.claim(connection.db, { now, claimedUntil: new Date(now.getTime() + 1_000), limit });

  it('are claimed by one worker each', async () => {
    const ids = await add(40);
    const claims = await Promise.all(Array.from({ length: 5 }, () => claim(at(0), 8)));
    const claimed = claims.flat().map(({ id }) => id);
    expect(new Set(claimed).size).toBe(claimed.length);
    claimed.push(...(await claim(at(0))).map(({ id }) => id));
    expect(claimed.sort()).toEqual(ids.sort());
  });

  it('are claimed again once a claim has run out, and not before', async () => {
    const [id] = await add(1);
    await claim(at(0));
    expect(await claim(at(999))).toEqual([]);
    expect(await claim(at(1_000))).toEqual([expect.objectContaining({ id, attempts: 2 })]);
  });

  it('are not those of later', async () => {
    await add(1, at(1));
    expect(await claim(at(0))).toEqual([]);
    expect(await claim(at(1))).toHaveLength(1);
  });

  describe('when a claim has been taken over', () => {
    const states = () => database.admin`select status, attempts, last_error from communication.notification_deliveries`;
    let stale: DeliveryRow;
    let current: DeliveryRow;

    beforeEach(async () => {
      await add(1);
      [stale] = (await claim(at(0))) as [DeliveryRow];
      [current] = (await claim(at(1_000))) as [DeliveryRow];
    });

    it('are not given up or put off by the worker that had it before', async () => {
      await deliveries.settle(connection.db, stale, { status: 'failed', at: at(1_100), error: 'too late' });
      await deliveries.settle(connection.db, stale, { status: 'pending', nextAttemptAt: at(9_000), error: 'too late' });
      expect(await states()).toEqual([{ status: 'pending', attempts: 2, last_error: null }]);
      expect(await claim(at(1_500))).toEqual([]);
    });

    it('count as sent whoever sent them, and for good', async () => {
      await deliveries.settle(connection.db, stale, { status: 'sent', at: at(1_100) });
      await deliveries.settle(connection.db, current, { status: 'pending', nextAttemptAt: at(5_000), error: 'away' });
      await deliveries.settle(connection.db, current, { status: 'failed', at: at(1_200), error: 'again' });
      expect(await states()).toEqual([{ status: 'sent', attempts: 2, last_error: null }]);
    });
  });
});
