import { connect, type Connection } from '@edtech/drizzle';
import { createTestDatabase, type TestDatabase } from '@edtech/testing';
import { v7 } from 'uuid';
import { analyticsService } from '../../../app.js';
import { ReportsRepository, type Report } from './reports.repository.js';

let database: TestDatabase;
let connection: Connection;
beforeAll(async () => {
  database = await createTestDatabase(analyticsService);
  connection = connect({ ...database.environment, applicationName: 'reports-test', schema: 'analytics' });
});
afterAll(async () => {
  await connection?.close();
  await database?.drop();
});

const reports = new ReportsRepository();
const reportOf = (day: number, type: Report['type']): Report => ({
  id: v7(),
  type,
  data: { lessons: day },
  watermark: new Date(Date.UTC(2026, 2, day)),
  generatedAt: new Date(Date.UTC(2026, 2, day, 1)),
  generatedBy: null,
});

it('gives back a report with its watermark, and the newest of its type', async () => {
  const [older, newer, other] = [reportOf(1, 'revenue'), reportOf(2, 'revenue'), reportOf(3, 'platform_activity')];
  for (const report of [newer, older, other]) await reports.insert(connection.db, report);
  expect(await reports.findById(connection.db, older.id)).toEqual(older);
  expect(await reports.findLatest(connection.db, 'revenue')).toEqual(newer);
  expect(await reports.findById(connection.db, v7())).toBeUndefined();
  expect(await reports.findLatest(connection.db, 'tutor_performance')).toBeUndefined();
});
