import { connect, findText, serviceDatabase, type Connection, type Layout } from '@edtech/drizzle';
import { SERVICE_NAMES, type ServiceName } from '@edtech/environment';
import { eventually } from '@edtech/testing';
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { GatewayClient } from '../src/gateway-client.js';
import type { StackUnderTest } from '../src/stack-under-test.js';
import { askToBeErased, bookAnother, erasureProgress, leftFor, rename, signInAgain, statusOf } from '../src/steps/be-erased.js';
import { journeyThrough } from './journeys.js';

type Databases = ReadonlyMap<ServiceName, Connection>;

/** A student with a lesson behind them, and one to come, asks to be erased: nothing says who it was, and what others have a part in stays. */
export async function journeyToErasure(stack: StackUnderTest, layout: Layout): Promise<void> {
  const door = new GatewayClient(stack.graphqlUrl);
  const journey = await journeyThrough(stack);
  const { student, tutor } = journey;
  const another = await bookAnother(journey);
  await eventually(async () => (await statusOf(student, another)) === 'SCHEDULED', { timeoutMs: 30_000 });
  const name = `Karl${randomBytes(5).toString('hex')}`;
  await rename(student, name);
  const words = [student.email, name];

  await withDatabases(stack, layout, async (databases) => {
    const held = ['communication: communication.user_references', 'identity: identity.users', 'learning: learning.students'];
    // The new name too: its event is on the way while the erasure begins.
    expect(await placesOf(databases, words)).toEqual(expect.arrayContaining(held));
    const books = await booksOf(databases);

    const began = performance.now();
    const reference = await askToBeErased(student);
    const done = await eventually(
      async () => {
        const progress = await erasureProgress(door, reference);
        if (!progress?.completedAt) throw new Error(`it is at ${JSON.stringify(progress)}`);
        return progress;
      },
      { timeoutMs: 90_000 },
    );
    process.stdout.write(`an erasure took ${Math.round(performance.now() - began)} ms\n`);
    expect(done.parts.map(({ service, completedAt }) => [service, completedAt !== null])).toEqual(['LEARNING', 'PAYMENT', 'COMMUNICATION', 'AI', 'ANALYTICS', 'IDENTITY'].map((service) => [service, true]));

    // The lesson to come is called off, and the money given back, by the ordinary way.
    await eventually(async () => (await statusOf(tutor, another)) === 'CANCELLED', { timeoutMs: 30_000 });
    await eventually(async () => (await leftFor(tutor, { ...journey, lessonId: another })).payment === 'VOIDED', { timeoutMs: 30_000 });
    await eventually(async () => {
      expect(await placesOf(databases, words)).toEqual([]);
      return true;
    });
    expect(await leftFor(tutor, journey)).toEqual({ shownAs: 'Erased Account', lesson: 'COMPLETED', payment: 'CAPTURED', messages: ['With pleasure. 🎓', '[erased]'] });
    expect(await booksOf(databases)).toEqual(books);
    expect(books.length).toBeGreaterThan(0);
    expect(books.every(({ sum }) => sum === '0')).toBe(true);
  });
  expect(await signInAgain(door, student)).toBe('SIGN_IN_FAILED');
}

async function placesOf(databases: Databases, words: readonly string[]): Promise<string[]> {
  const places = await Promise.all([...databases].map(async ([service, { sql }]) => (await findText(sql, words)).map((place) => `${service}: ${place}`)));
  return places.flat().sort();
}

/** What each journal of the ledger says, and what it sums up to. */
async function booksOf(databases: Databases): Promise<{ journal: string; sum: string; entries: string }[]> {
  const payment = databases.get('payment');
  if (!payment) throw new Error('payment has no database here');
  const rows = await payment.sql`
    select j.id || ' ' || j.kind || ' ' || coalesce(j.payment_id::text, '') as journal, sum(e.amount_minor)::text as sum, string_agg(e.account_id || ' ' || e.amount_minor || ' ' || e.currency, ', ' order by e.id) as entries
    from payment.ledger_journals j join payment.ledger_entries e on e.journal_id = j.id group by j.id, j.kind, j.payment_id, e.currency order by j.id`;
  return rows.map((row) => ({ journal: String(row['journal']), sum: String(row['sum']), entries: String(row['entries']) }));
}

/** All databases of a topology, each as its owner, who may read everything that is in it. */
async function withDatabases(stack: StackUnderTest, layout: Layout, work: (databases: Databases) => Promise<void>): Promise<void> {
  const { databasePasswords } = JSON.parse(readFileSync(join(stack.dataDirectory, 'secrets.json'), 'utf8')) as { databasePasswords: Record<string, string> };
  const plan = { layout, services: SERVICE_NAMES, passwords: (role: string) => databasePasswords[role] ?? '' };
  const databases = new Map(
    SERVICE_NAMES.map((service) => {
      const { owner, schema } = serviceDatabase(plan, service, { host: '127.0.0.1', port: stack.ports.STACK_POSTGRES_PORT });
      return [service, connect({ ...owner, applicationName: 'erasure', schema })];
    }),
  );
  try {
    await work(databases);
  } finally {
    await Promise.all([...databases.values()].map((connection) => connection.close()));
  }
}
