import { connect, type Connection } from '@edtech/drizzle';
import { createTestDatabase, type TestDatabase } from '@edtech/testing';
import postgres from 'postgres';
import { v7 } from 'uuid';
import { aiService } from '../../../app.js';
import { AiInteractionsRepository, type AiInteraction } from '../repositories/ai-interactions.repository.js';

let database: TestDatabase;
let runtime: postgres.Sql;
let connection: Connection;
beforeAll(async () => {
  database = await createTestDatabase(aiService);
  const { host, port, name, user, password } = database.environment;
  runtime = postgres({ host, port, database: name, user, password, max: 1 });
  connection = connect({ ...database.environment, applicationName: 'ai-tables-test', schema: 'ai' });
});
afterAll(async () => {
  await connection?.close();
  await runtime?.end();
  await database?.drop();
});

const constraintOf = (query: PromiseLike<unknown>): Promise<string | undefined> =>
  Promise.resolve(query).then(
    () => undefined,
    (error: { constraint_name?: string }) => error.constraint_name,
  );

describe('the recommendations table', () => {
  const recommendation = (change: object = {}) => ({
    id: v7(),
    user_id: v7(),
    target_type: 'tutor',
    target_id: v7(),
    score: 0.5,
    reason: 'Rating 4.6',
    algorithm_version: 1,
    computed_at: new Date(),
    ...change,
  });

  it.each([
    [{ score: -0.01 }, 'recommendations_score_0_to_1'],
    [{ score: 1.01 }, 'recommendations_score_0_to_1'],
    [{ reason: '' }, 'recommendations_reason_given'],
  ])('refuses %j', async (change, constraint) => {
    expect(await constraintOf(runtime`insert into ai.recommendations ${runtime(recommendation(change))}`)).toBe(constraint);
  });

  it('holds a target once for a user', async () => {
    const first = recommendation();
    await runtime`insert into ai.recommendations ${runtime(first)}`;
    const { user_id, target_id } = first;
    expect(await constraintOf(runtime`insert into ai.recommendations ${runtime(recommendation({ user_id, target_id }))}`)).toBe('recommendations_user_target_key');
  });
});

describe('the learning paths table', () => {
  const path = (change: { steps?: object[]; completed_steps?: number; progress?: number; user_id?: string } = {}) => {
    const { steps = [{ key: 'a', title: 'A', prerequisites: [] }], ...rest } = change;
    return { id: v7(), user_id: v7(), subject: 'latin', steps: runtime.json(steps as never), completed_steps: 0, progress: 0, created_at: new Date(), ...rest };
  };

  it.each([
    [{ progress: 1.1 }, 'learning_paths_progress_0_to_1'],
    [{ completed_steps: 2 }, 'learning_paths_completed_within_steps'],
    [{ steps: [] }, 'learning_paths_has_steps'],
  ])('refuses %j', async (change, constraint) => {
    expect(await constraintOf(runtime`insert into ai.learning_paths ${runtime(path(change))}`)).toBe(constraint);
  });

  it('holds one path of a subject for a user', async () => {
    const first = path();
    await runtime`insert into ai.learning_paths ${runtime(first)}`;
    expect(await constraintOf(runtime`insert into ai.learning_paths ${runtime(path({ user_id: first.user_id }))}`)).toBe('learning_paths_user_subject_key');
  });
});

it('finds words in content by an index', async () => {
  await database.admin`
    insert into ai.content (id, creator_user_id, title, description, content_type, subject, created_at)
    select gen_random_uuid(), gen_random_uuid(), 'Piece ' || n, 'Word' || n || ' and others', 'article', 'latin', now() from generate_series(1, 5000) n`;
  // Vacuumed, so that what was written last stands in the index and not in its list of what is still to come.
  await database.admin`vacuum analyze ai.content`;
  const plan = await database.admin`explain select id from ai.content where search @@ websearch_to_tsquery('simple', 'word77')`;
  expect(plan.map((row) => String(row['QUERY PLAN'])).join('\n')).toMatch(/content_search_idx/);
});

describe('interactions', () => {
  const interactions = new AiInteractionsRepository();
  const turn = (change: Partial<AiInteraction>): AiInteraction => ({
    id: v7(),
    userId: v7(),
    sessionId: v7(),
    turn: 1,
    query: 'What is a limit?',
    response: 'What a function tends to.',
    model: 'offline',
    promptTokens: 5,
    completionTokens: 7,
    costMicroUsd: 0n,
    sources: [{ contentId: v7(), title: 'Limits' }],
    timestamp: new Date('2026-03-02T10:00:00Z'),
    ...change,
  });

  it('give back a session turn by turn, whatever the order of writing', async () => {
    const sessionId = v7();
    const [first, second] = [turn({ sessionId, turn: 1 }), turn({ sessionId, turn: 2 })];
    for (const one of [second, first]) await interactions.insert(connection.db, one);
    expect(await interactions.findSession(connection.db, sessionId)).toEqual([first, second]);
    await expect(interactions.insert(connection.db, turn({ sessionId, turn: 2 }))).rejects.toMatchObject({ cause: { constraint_name: 'ai_interactions_session_turn_key' } });
  });

  it('are counted since an instant, erased for a user and forgotten with age', async () => {
    const userId = v7();
    const at = (hour: number) => new Date(Date.UTC(2025, 0, 1, hour));
    for (const hour of [1, 2, 3]) await interactions.insert(connection.db, turn({ userId, timestamp: at(hour) }));
    expect(await interactions.countSince(connection.db, userId, at(2))).toBe(2);
    expect(await interactions.forgetBefore(connection.db, at(2))).toBe(1);
    expect(await interactions.erase(connection.db, userId)).toBe(2);
    expect(await interactions.countSince(connection.db, userId, at(0))).toBe(0);
  });
});
