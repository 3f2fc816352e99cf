import { SERVICES } from '@edtech/environment';
import { findForeignKeysThatCross, findMisplacedThings, findSharedTables } from './databases/find-misplaced.js';
import { findUntoldReferences } from './databases/find-untold-references.js';
import { createPlatformDatabases, type PlatformDatabases } from './databases/platform-databases.js';

// Six services are migrated; on a busy machine that takes a while.
jest.setTimeout(60_000);

describe.each(['A', 'B'] as const)('in layout %s', (layout) => {
  let databases: PlatformDatabases;

  beforeAll(async () => {
    databases = await createPlatformDatabases(layout);
  });

  afterAll(() => databases?.drop());

  it('has everything in the schema of the service that owns it, and nothing in public', () => expect(findMisplacedThings(databases)).resolves.toEqual([]));

  it('has no foreign key from one service to another', () => expect(findForeignKeysThatCross(databases)).resolves.toEqual([]));

  it('has no table that two services may touch', () => expect(findSharedTables(databases)).resolves.toEqual([]));

  it('says of every id of what another service owns whose it is, and has an index on it', () => expect(findUntoldReferences(databases)).resolves.toEqual([]));

  it("keeps each service's migrations in a history of its own, and applies none twice", async () => {
    const histories = await databases.everywhere<{ schema: string; owner: string }>(
      `SELECT schemaname AS schema, tableowner AS owner FROM pg_tables WHERE tablename = '__migrations'`,
    );
    const byName = (one: { schema: string }, other: { schema: string }): number => one.schema.localeCompare(other.schema);
    const expected = Object.values(SERVICES).map(({ schema, roles }) => ({ schema, owner: roles.owner }));
    expect(histories.sort(byName)).toEqual(expected.sort(byName));
    await expect(databases.migrateAgain()).resolves.toEqual([]);
  });
});

describe('what is planted is found:', () => {
  let databases: PlatformDatabases;

  beforeEach(async () => {
    databases = await createPlatformDatabases('B');
  });

  afterEach(() => databases?.drop());

  it('a table in public, and one in a schema of another service', async () => {
    await databases.plant('ai', 'CREATE TABLE public.lessons ()', 'CREATE TABLE ai.stray ()', 'ALTER TABLE ai.stray OWNER TO edtech_payment_owner');
    const found = await findMisplacedThings(databases);
    expect(found).toEqual(expect.arrayContaining([expect.stringContaining('public.lessons of '), 'ai.stray of edtech_payment_owner']));
  });

  it('a foreign key from payment to learning', async () => {
    await databases.plant('payment', 'ALTER TABLE payment.payments ADD FOREIGN KEY (lesson_id) REFERENCES learning.lessons');
    await expect(findForeignKeysThatCross(databases)).resolves.toEqual(['payment.payments -> learning.lessons']);
  });

  it('a table that another service may read, one of whose columns a third may, and one that all may', async () => {
    await databases.plant(
      'identity',
      'GRANT SELECT ON identity.users TO edtech_ai',
      'GRANT SELECT (email) ON identity.users TO edtech_communication',
      'GRANT SELECT ON identity.user_profiles TO PUBLIC',
    );
    const found = await findSharedTables(databases);
    expect(found.sort()).toEqual(['identity.user_profiles by PUBLIC', 'identity.users by edtech_ai', 'identity.users by edtech_communication']);
  });

  it('an id that says nothing, one that names nobody, one that names an entity that is not published, and one without an index', async () => {
    await databases.plant(
      'ai',
      'ALTER TABLE ai.learning_paths ADD COLUMN lesson_id uuid, ADD COLUMN tutor_ids uuid[], ADD COLUMN secret_id uuid',
      'CREATE INDEX ON ai.learning_paths (secret_id)',
      `COMMENT ON COLUMN ai.learning_paths.tutor_ids IS 'Those who teach it'`,
      `COMMENT ON COLUMN ai.learning_paths.secret_id IS 'identity.Credential'`,
    );
    const found = await findUntoldReferences(databases);
    expect(found.sort()).toEqual([
      'ai.learning_paths.lesson_id has no index',
      'ai.learning_paths.lesson_id says nothing',
      'ai.learning_paths.secret_id says identity.Credential',
      'ai.learning_paths.tutor_ids has no index',
      'ai.learning_paths.tutor_ids says Those who teach it',
    ]);
  });
});
