import { migrate, provision, quoteIdentifier } from '@edtech/drizzle';
import { ANALYST_ROLE, SERVICES, type DatabaseEnvironment, type ServiceName } from '@edtech/environment';
import type { AnyServiceDefinition } from '@edtech/service-host';
import postgres from 'postgres';
import type { Bench } from './bench.js';

/** A database of its own for one measurement, with the tables that the services' own migrations make. */
export interface BenchDatabase {
  readonly name: string;
  /** How the service's runtime role connects. */
  environment(service: ServiceName): DatabaseEnvironment;
  /** A superuser in it. */
  readonly admin: postgres.Sql;
  drop(): Promise<void>;
}

/** Layout B: one database with a schema and roles for each service. */
export async function createBenchDatabase(bench: Bench, name: string, services: readonly AnyServiceDefinition[]): Promise<BenchDatabase> {
  const database = `bench_${name}`;
  const places = await provision(bench.postgres, {
    layout: 'B',
    services: services.map(({ service }) => service),
    passwords: (role) => `bench-${role}`,
    databaseName: database,
  });
  for (const { service, migrationsFolder } of services) {
    const place = places.find((candidate) => candidate.service === service);
    if (!place) throw new Error(`no place was made for ${service}`);
    const { schema, roles } = SERVICES[service];
    await migrate({ connection: place.owner, schema, migrationsFolder, runtimeRole: roles.runtime, analystRole: ANALYST_ROLE });
  }
  const connectAdmin = (to: string): postgres.Sql => postgres({ ...bench.postgres, database: to, max: 3, onnotice: () => undefined });
  const admin = connectAdmin(database);
  return {
    name: database,
    environment: (service) => {
      const place = places.find((candidate) => candidate.service === service);
      if (!place) throw new Error(`${service} has no tables in ${database}`);
      return { ...place.runtime, poolSize: 10 };
    },
    admin,
    drop: async () => {
      await admin.end({ timeout: 1 });
      const outside = connectAdmin('postgres');
      await outside.unsafe(`drop database ${quoteIdentifier(database)} with (force)`).finally(() => outside.end());
    },
  };
}
