import { ANALYST_ROLE, SERVICE_NAMES, SERVICES, type ServiceName } from '@edtech/environment';
import {
  migrate,
  provision,
  type AdminConnection,
  type Layout,
  type LayoutPlan,
  type MigrationTarget,
  type ServiceDatabase,
} from '../src/index.js';
import { sampleTables, writeMigrations } from './fixture-migrations.js';
import { dropDatabases, passwords, randomName, testServer } from './test-server.js';

export interface SampleLayout {
  readonly plan: LayoutPlan;
  readonly databases: readonly ServiceDatabase[];
  of(service: ServiceName): ServiceDatabase;
  drop(): Promise<void>;
}

/** All six services in a layout, each with {@link sampleTables}, in databases of this suite's own. */
export async function createSampleLayout(layout: Layout, server: AdminConnection = testServer()): Promise<SampleLayout> {
  const name = randomName(`layout_${layout.toLowerCase()}`);
  const databaseName = layout === 'A' ? (service: ServiceName) => `${name}_${service}` : name;
  const plan: LayoutPlan = { layout, services: SERVICE_NAMES, passwords, databaseName };
  const databases = await provision(server, plan);
  for (const database of databases) await migrate(sampleTarget(database));
  return {
    plan,
    databases,
    of(service) {
      const database = databases.find((candidate) => candidate.service === service);
      if (!database) throw new Error(`no ${service} in this layout`);
      return database;
    },
    drop: () => dropDatabases(server, new Set(databases.map(({ runtime }) => runtime.name))),
  };
}

export function sampleTarget({ service, schema, owner }: ServiceDatabase): MigrationTarget {
  return {
    connection: owner,
    schema,
    migrationsFolder: writeMigrations(sampleTables(schema), { appendOnly: ['ledger'], hiddenFromAnalyst: ['secrets'] }),
    runtimeRole: SERVICES[service].roles.runtime,
    analystRole: ANALYST_ROLE,
  };
}
