import { createTestDatabase, type TestDatabase } from '@edtech/testing';
import postgres from 'postgres';
import { v7 } from 'uuid';
import { analyticsService } from '../../../app.js';

let database: TestDatabase;
let runtime: postgres.Sql;
beforeAll(async () => {
  database = await createTestDatabase(analyticsService);
  const { host, port, name, user, password } = database.environment;
  runtime = postgres({ host, port, database: name, user, password, max: 1 });
});
afterAll(async () => {
  await runtime?.end();
  await database?.drop();
});

const constraintOf = (query: PromiseLike<unknown>): Promise<string | undefined> =>
  Promise.resolve(query).then(
    () => undefined,
    (error: { constraint_name?: string }) => error.constraint_name,
  );

function review(change: object = {}) {
  return {
    id: v7(),
    lesson_id: v7(),
    reviewer_user_id: v7(),
    target_user_id: v7(),
    target_type: 'tutor',
    rating: 3,
    comment: null,
    idempotency_key: v7(),
    created_at: new Date(),
    ...change,
  };
}

describe('the reviews table', () => {
  it.each([
    [{ rating: 0 }, 'reviews_rating_1_to_5'],
    [{ rating: 6 }, 'reviews_rating_1_to_5'],
    [{ comment: '' }, 'reviews_comment_length'],
    [{ comment: 'x'.repeat(2001) }, 'reviews_comment_length'],
  ])('refuses %j', async (change, constraint) => {
    expect(await constraintOf(runtime`insert into analytics.reviews ${runtime(review(change))}`)).toBe(constraint);
  });

  it('refuses a review of oneself, and a second of the same lesson or under the same key', async () => {
    const first = review();
    expect(await constraintOf(runtime`insert into analytics.reviews ${runtime(review({ target_user_id: first.target_user_id, reviewer_user_id: first.target_user_id }))}`)).toBe('reviews_not_self');
    await runtime`insert into analytics.reviews ${runtime(first)}`;
    const { reviewer_user_id, lesson_id, idempotency_key } = first;
    expect(await constraintOf(runtime`insert into analytics.reviews ${runtime(review({ reviewer_user_id, lesson_id }))}`)).toBe('reviews_reviewer_lesson_key');
    expect(await constraintOf(runtime`insert into analytics.reviews ${runtime(review({ reviewer_user_id, idempotency_key }))}`)).toBe('reviews_reviewer_idempotency_key');
  });
});

it('keeps one row of metrics for a user', async () => {
  const userId = v7();
  await runtime`insert into analytics.user_metrics (id, user_id) values (${v7()}, ${userId})`;
  expect(await constraintOf(runtime`insert into analytics.user_metrics (id, user_id) values (${v7()}, ${userId})`)).toBe('user_metrics_user_id_unique');
});

it('never spends less than nothing', async () => {
  expect(
    await constraintOf(runtime`insert into analytics.user_metrics (id, user_id, total_spent_minor, total_spent_currency) values (${v7()}, ${v7()}, -1, 'EUR')`),
  ).toBe('user_metrics_total_spent_not_negative');
});

it('records an event once', async () => {
  const event = { id: v7(), event_type: 'identity.user.created.v1', subject: v7(), sequence: 1, metadata: {}, timestamp: new Date() };
  await runtime`insert into analytics.analytics_events ${runtime(event)}`;
  expect(await constraintOf(runtime`insert into analytics.analytics_events ${runtime(event)}`)).toBe('analytics_events_pkey');
});

it('walks an index to a page of reviews about somebody, without sorting', async () => {
  await database.admin`
    insert into analytics.reviews (id, lesson_id, reviewer_user_id, target_user_id, target_type, rating, idempotency_key, created_at)
    select gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), md5((n % 20)::text)::uuid, 'tutor', 4, gen_random_uuid(), now() - n * interval '1 minute'
    from generate_series(1, 5000) n`;
  await database.admin`analyze analytics.reviews`;
  const plan = await database.admin`
    explain select * from analytics.reviews where target_user_id = md5('7')::uuid and moderation = 'visible'
      and (created_at, id) < (now(), ${v7()}::uuid) order by created_at desc, id desc limit 21`;
  const text = plan.map((row) => String(row['QUERY PLAN'])).join('\n');
  expect(text).toMatch(/Index Scan Backward using reviews_target_visible_idx/);
  expect(text).not.toMatch(/Sort/);
});
