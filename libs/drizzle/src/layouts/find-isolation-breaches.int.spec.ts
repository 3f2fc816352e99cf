import { removeMigrations } from '../../test/fixture-migrations.js';
import { createSampleLayout, type SampleLayout } from '../../test/sample-layout.js';
import { session, testServer } from '../../test/test-server.js';
import { findIsolationBreaches } from './find-isolation-breaches.js';

// Many connections; on a busy machine they take a while.
jest.setTimeout(60_000);

describe.each(['A', 'B'] as const)('findIsolationBreaches in layout %s', (layout) => {
  let sample: SampleLayout;

  beforeAll(async () => {
    sample = await createSampleLayout(layout);
  });

  afterAll(async () => {
    await sample.drop();
    removeMigrations();
  });

  const plant = (...statements: string[]): Promise<void> =>
    session({ ...testServer(), name: sample.of('payment').runtime.name }, async (sql) => {
      for (const statement of statements) await sql.unsafe(statement);
    });

  it('finds none where each service is alone with its data', async () => {
    await expect(findIsolationBreaches(sample.databases)).resolves.toEqual([]);
  });

  it('finds a right that was given to a foreign role, and leaves no trace', async () => {
    const { name } = sample.of('payment').runtime;
    await plant(
      `GRANT CONNECT ON DATABASE ${name} TO edtech_ai`,
      'GRANT USAGE, CREATE ON SCHEMA payment TO edtech_ai',
      'GRANT SELECT ON payment.things TO edtech_ai',
    );
    const expected = [
      ...(layout === 'A' ? [`can connect to database ${name}`] : []),
      'can do: SELECT 1 FROM "payment"."things" LIMIT 1',
      'can do: CREATE TABLE "payment".isolation_probe ()',
    ];
    const found = await findIsolationBreaches(sample.databases);
    expect(found.map(({ role }) => role)).toEqual(expected.map(() => 'edtech_ai'));
    expect(found.map(({ breach }) => breach).sort()).toEqual(expected.sort());
    await plant(
      `REVOKE ALL ON SCHEMA payment FROM edtech_ai`,
      'REVOKE ALL ON payment.things FROM edtech_ai',
      ...(layout === 'A' ? [`REVOKE ALL ON DATABASE ${name} FROM edtech_ai`] : []),
    );
    await expect(findIsolationBreaches(sample.databases)).resolves.toEqual([]);
  });

  it('finds that everybody may define things in public', async () => {
    await plant('GRANT CREATE, USAGE ON SCHEMA public TO PUBLIC');
    const found = await findIsolationBreaches(sample.databases);
    expect(found).toContainEqual({ role: 'edtech_payment', breach: 'can do: CREATE TABLE public.isolation_probe ()' });
    await plant('REVOKE ALL ON SCHEMA public FROM PUBLIC');
  });

  it('refuses to vouch for a schema without tables', async () => {
    await session({ ...testServer(), name: sample.of('ai').runtime.name }, async (sql) => {
      await sql`DROP TABLE ai.things, ai.ledger, ai.secrets, ai.__migrations`;
    });
    await expect(findIsolationBreaches(sample.databases)).rejects.toThrow('Schema ai has no table yet');
  });
});
