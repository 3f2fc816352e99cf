import { connect, type Connection, type Transaction } from '@edtech/drizzle';
import { createTestDatabase, eventually, type TestDatabase } from '@edtech/testing';
import { v7 } from 'uuid';
import { analyticsService } from '../../../app.js';
import { completedLessons } from '../schemas/index.js';
import { UserMetricsRepository } from './user-metrics.repository.js';

let database: TestDatabase;
let connection: Connection;
beforeAll(async () => {
  database = await createTestDatabase(analyticsService);
  connection = connect({ ...database.environment, applicationName: 'metrics-test', schema: 'analytics' });
});
afterAll(async () => {
  await connection?.close();
  await database?.drop();
});

const metrics = new UserMetricsRepository();
const tutorUserId = v7();

const userIds = [tutorUserId];
const addLesson = (tx: Transaction) =>
  tx.insert(completedLessons).values({ lessonId: v7(), tutorUserId, studentUserId: v7(), subject: 'latin', completedAt: new Date(), sourceVersion: 4 });

/** As the handler of a completed lesson does it. */
async function complete(tx: Transaction): Promise<void> {
  await metrics.lock(tx, userIds);
  await addLesson(tx);
  await metrics.recountLessons(tx, userIds);
}

async function someoneWaits(): Promise<boolean> {
  const waiting = await database.admin`select 1 from pg_stat_activity where datname = ${database.name} and wait_event_type = 'Lock'`;
  return waiting.length > 0;
}

it('counts a lesson whose transaction was still open when another one began to count', async () => {
  await connection.db.transaction(complete);
  let [firstIsDone, secondHasCounted] = [false, false];
  let second: Promise<void> | undefined;
  await connection.db.transaction(async (first) => {
    await metrics.lock(first, userIds);
    await addLesson(first);
    second = connection.db.transaction(async (tx) => {
      await complete(tx);
      secondHasCounted = true;
      // Were they not kept apart, the second would now commit under the eyes of the first.
      await eventually(async () => firstIsDone || (await someoneWaits()));
    });
    await eventually(async () => secondHasCounted || (await someoneWaits()));
    await metrics.recountLessons(first, userIds);
  });
  firstIsDone = true;
  await second;
  const [row] = await database.admin`select lesson_count from analytics.user_metrics where user_id = ${tutorUserId}`;
  expect(row?.lesson_count).toBe(3);
});
