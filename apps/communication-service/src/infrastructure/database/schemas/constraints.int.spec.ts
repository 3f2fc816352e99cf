import { connect, type Connection } from '@edtech/drizzle';
import { SERVICES } from '@edtech/environment';
import { createTestDatabase, type TestDatabase } from '@edtech/testing';
import { v7 as uuidv7 } from 'uuid';
import { communicationService } from '../../../app.js';

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

type Row = Record<string, string | number | boolean | null>;

/** As the service's own role: what the table itself refuses, whatever the program believes. */
async function insert(table: string, row: Row): Promise<Row> {
  const { sql } = connection;
  await sql`insert into ${sql(table)} ${sql(row)}`;
  return row;
}

const now = '2026-11-02T15:00:00Z';
const conversation = (more: Row = {}): Row => ({ id: uuidv7(), lesson_id: uuidv7(), participant_ids: `{${uuidv7()},${uuidv7()}}`, created_at: now, ...more });
const message = (more: Row = {}): Row => ({ id: uuidv7(), sender_user_id: uuidv7(), client_message_id: uuidv7(), content: 'hello', timestamp: now, ...more });
const notification = (more: Row = {}): Row => ({ id: uuidv7(), event_id: uuidv7(), user_id: uuidv7(), type: 'lesson_scheduled', title: 't', content: 'c', created_at: now, ...more });
const session = (more: Row = {}): Row => ({ id: uuidv7(), lesson_id: uuidv7(), meeting_url: 'https://meet.example.org/x', created_at: now, ...more });
const refused = (constraint: string) => expect.objectContaining({ constraint_name: constraint });

describe('the tables refuse', () => {
  it('a second conversation about a lesson, but not a second one about none', async () => {
    const { lesson_id } = await insert('conversations', conversation());
    await expect(insert('conversations', conversation({ lesson_id: lesson_id! }))).rejects.toEqual(refused('conversations_lesson_idx'));
    await insert('conversations', conversation({ lesson_id: null }));
    await insert('conversations', conversation({ lesson_id: null }));
  });

  it('a conversation of one, and a status that does not exist', async () => {
    await expect(insert('conversations', conversation({ participant_ids: `{${uuidv7()}}` }))).rejects.toEqual(refused('conversations_participants_check'));
    await expect(insert('conversations', conversation({ status: 'lost' }))).rejects.toEqual(refused('conversations_status_check'));
  });

  it('a message twice from the same sender, without text, too long, of no type, or in no conversation', async () => {
    const { id: conversation_id } = await insert('conversations', conversation());
    const { sender_user_id, client_message_id } = await insert('messages', message({ conversation_id: conversation_id! }));
    await expect(
      insert('messages', message({ conversation_id: conversation_id!, sender_user_id: sender_user_id!, client_message_id: client_message_id! })),
    ).rejects.toEqual(refused('messages_sender_client_key'));
    await expect(insert('messages', message({ conversation_id: conversation_id!, content: '' }))).rejects.toEqual(refused('messages_content_check'));
    await expect(insert('messages', message({ conversation_id: conversation_id!, content: '😀'.repeat(4_001) }))).rejects.toEqual(refused('messages_content_check'));
    await insert('messages', message({ conversation_id: conversation_id!, content: '😀'.repeat(4_000) }));
    await expect(insert('messages', message({ conversation_id: conversation_id!, message_type: 'song' }))).rejects.toEqual(refused('messages_type_check'));
    await expect(insert('messages', message({ conversation_id: uuidv7() }))).rejects.toEqual(refused('messages_conversation_id_conversations_id_fk'));
  });

  it('telling a user of a fact twice, and a type that is not in the catalogue', async () => {
    const { event_id, user_id } = await insert('notifications', notification());
    await expect(insert('notifications', notification({ event_id: event_id!, user_id: user_id! }))).rejects.toEqual(refused('notifications_event_user_type_key'));
    await insert('notifications', notification({ event_id: event_id!, user_id: user_id!, type: 'lesson_completed' }));
    await expect(insert('notifications', notification({ type: 'rumour' }))).rejects.toEqual(refused('notifications_type_check'));
  });

  it('a second delivery of a notification by the same channel, and one that is settled and pending', async () => {
    const { id: notification_id } = await insert('notifications', notification());
    const delivery = (more: Row = {}): Row => ({
      ...{ id: uuidv7(), notification_id: notification_id!, user_id: uuidv7(), channel: 'mail', subject: 's', body: 'b' },
      ...{ created_at: now, next_attempt_at: now, ...more },
    });
    await insert('notification_deliveries', delivery());
    await expect(insert('notification_deliveries', delivery())).rejects.toEqual(refused('notification_deliveries_notification_channel_key'));
    await expect(insert('notification_deliveries', delivery({ settled_at: now }))).rejects.toEqual(refused('notification_deliveries_settled_check'));
  });

  it('two open sessions of a lesson, and one that ends before it starts', async () => {
    const { lesson_id } = await insert('video_sessions', session());
    await expect(insert('video_sessions', session({ lesson_id: lesson_id! }))).rejects.toEqual(refused('video_sessions_active_idx'));
    await insert('video_sessions', session({ lesson_id: lesson_id!, ended_at: now }));
    await expect(insert('video_sessions', session({ started_at: now, ended_at: '2026-11-02T14:59:59Z' }))).rejects.toEqual(refused('video_sessions_order_check'));
    await insert('video_sessions', session({ started_at: now, ended_at: now }));
  });
});

describe('the tables', () => {
  it('say who owns the things that their columns point to', async () => {
    const rows = await database.admin<{ column: string; comment: string }[]>`
      select c.relname || '.' || a.attname as column, col_description(a.attrelid, a.attnum) as comment
      from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
      where n.nspname = 'communication' and c.relkind = 'r' and a.attnum > 0
        and (a.attname like '%user_id' or a.attname in ('participant_ids', 'lesson_id'))`;
    expect(rows.length).toBeGreaterThan(8);
    for (const { column, comment } of rows) expect([column, comment]).toEqual([column, expect.stringMatching(/^(identity\.User|learning\.Lesson)$/)]);
  });
});
