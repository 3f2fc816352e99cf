import { SERVICES } from '@edtech/environment';
import { findFacts } from './databases/find-facts.js';
import { MISSION_GUARANTEES } from './databases/mission-guarantees.js';
import { MISSION_TABLES } from './databases/mission-tables.js';
import { createPlatformDatabases, type PlatformDatabases } from './databases/platform-databases.js';

// Six services are migrated; on a busy machine that takes a while.
jest.setTimeout(60_000);

/** What a table was to guarantee and does not. */
function missingAt(table: string, facts: readonly string[]): string[] {
  return (MISSION_GUARANTEES[table] ?? []).map((guarantee) => `${table} ${guarantee}`).filter((fact) => !facts.includes(fact));
}

/** Columns that are not as the whole house keeps instants and money. */
function oddColumns(facts: readonly string[]): string[] {
  const currencies = facts.filter((fact) => /^\S+ column (\w+_)?currency character\(3\)/.test(fact)).map((fact) => fact.split(' ')[0]);
  return facts.filter((fact) => {
    const [table, kind, column, ...type] = fact.split(' ');
    if (kind !== 'column' || !column) return false;
    if (/^timestamp/.test(type.join(' ')) && !type.join(' ').includes('with time zone')) return true;
    return column.endsWith('_minor') && (type[0] !== 'bigint' || !currencies.includes(table));
  });
}

it('has something to ask of each of the twenty-eight tables', () => {
  const tables = MISSION_TABLES.map(({ service, table }) => `${SERVICES[service].schema}.${table}`);
  expect(Object.keys(MISSION_GUARANTEES)).toEqual(tables);
});

describe.each(['A', 'B'] as const)('in layout %s', (layout) => {
  let databases: PlatformDatabases;
  let facts: string[];

  beforeAll(async () => {
    databases = await createPlatformDatabases(layout);
    facts = await findFacts(databases);
  });

  afterAll(() => databases?.drop());

  it.each(Object.keys(MISSION_GUARANTEES))('%s guarantees what the mission asks of it', (table) => expect(missingAt(table, facts)).toEqual([]));

  it('each of the twenty-eight has a key of one uuid', () => {
    for (const { service, table } of MISSION_TABLES) {
      const name = `${SERVICES[service].schema}.${table}`;
      const [, key] = /^PRIMARY KEY \((\w+)\)$/.exec(facts.find((fact) => fact.startsWith(`${name} PRIMARY KEY`))?.slice(name.length + 1) ?? '') ?? [];
      expect(facts).toContain(`${name} column ${key} uuid NOT NULL`);
    }
  });

  it('every instant knows its time zone, and every amount is whole minor units beside a currency', () => expect(oddColumns(facts)).toEqual([]));
});

it('misses what is taken away', async () => {
  const databases = await createPlatformDatabases('B');
  try {
    await databases.plant(
      'learning',
      'ALTER TABLE learning.lessons DROP CONSTRAINT lessons_tutor_one_at_a_time',
      'DROP INDEX learning.lessons_status_scheduled_at_idx',
      'DROP TRIGGER lessons_legal_steps ON learning.lessons',
      'ALTER TABLE learning.lessons DROP CONSTRAINT lessons_student_id_students_id_fk',
      `ALTER TABLE identity.users DROP CONSTRAINT users_role_check, ADD CHECK (role IN ('student', 'tutor', 'admin', 'root')), ALTER first_name DROP NOT NULL`,
      'ALTER TABLE payment.payouts DROP CONSTRAINT payouts_once_per_period, ALTER amount_minor TYPE integer',
      `ALTER TYPE ai.content_type ADD VALUE 'rumour'`,
      'ALTER TABLE ai.content ADD COLUMN shown_at timestamp, ADD COLUMN price_minor bigint',
    );
    const facts = await findFacts(databases);
    const missing = Object.keys(MISSION_GUARANTEES).flatMap((table) => missingAt(table, facts));
    expect(missing).toEqual([
      'identity.users column first_name text NOT NULL',
      expect.stringContaining('identity.users CHECK ((role ='),
      'learning.lessons FOREIGN KEY (student_id) REFERENCES learning.students(id)',
      expect.stringContaining('learning.lessons EXCLUDE USING gist (tutor_id'),
      'learning.lessons TRIGGER lessons_legal_steps',
      'learning.lessons INDEX btree (status, scheduled_at)',
      'payment.payouts UNIQUE (tutor_user_id, period, currency)',
      expect.stringContaining('ai.content column content_type enum(article, video, exercise, quiz)'),
    ]);
    expect(oddColumns(facts)).toEqual([
      'ai.content column price_minor bigint',
      'ai.content column shown_at timestamp without time zone',
      'payment.payouts column amount_minor integer NOT NULL',
    ]);
  } finally {
    await databases.drop();
  }
});
