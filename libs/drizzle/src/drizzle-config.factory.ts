import { parseMigrationEnvironment, SERVICES, type EnvironmentSource, type ServiceName } from '@edtech/environment';
import type { Config } from 'drizzle-kit';
import { tlsOf } from './connection/tls-of.js';

/** Writes a service's `drizzle.config.ts`, so that the six of them cannot differ. */
export class DrizzleConfigFactory {
  /**
   * @param source where the owner's credentials are read from, for the commands that need a database;
   *   `drizzle-kit generate` needs none
   */
  static createConfig(service: ServiceName, source?: EnvironmentSource): Config {
    const config = {
      dialect: 'postgresql',
      // The built schemas: drizzle-kit cannot load decorators or `.js` imports of `.ts` files.
      schema: './dist/infrastructure/database/schemas/index.js',
      out: './drizzle',
      schemaFilter: [SERVICES[service].schema],
      // Columns are named in full in the schemas; this, and the same in connect(), is for the one that was forgotten.
      casing: 'snake_case',
      strict: true,
    } as const;
    if (!source) return { ...config, schemaFilter: [...config.schemaFilter] };
    const owner = parseMigrationEnvironment(service, source);
    const { host, port, name, user, password } = owner;
    const dbCredentials = { host, port, database: name, user, password, ssl: tlsOf(owner) };
    return { ...config, schemaFilter: [...config.schemaFilter], dbCredentials };
  }
}
