import { SERVICE_NAMES, type ServiceName } from '@edtech/environment';
import { DrizzleConfigFactory } from './drizzle-config.factory.js';

/** Written out, and not computed from the map, so that a slip in the map is seen. */
const expected: Record<ServiceName, { schema: string; port: number; database: string; user: string; prefix: string }> = {
  identity: { schema: 'identity', port: 5432, database: 'edtech_identity_db', user: 'edtech_identity_owner', prefix: 'IDENTITY' },
  learning: { schema: 'learning', port: 5433, database: 'edtech_learning_db', user: 'edtech_learning_owner', prefix: 'LEARNING' },
  payment: { schema: 'payment', port: 5434, database: 'edtech_payment_db', user: 'edtech_payment_owner', prefix: 'PAYMENT' },
  communication: {
    schema: 'communication',
    port: 5435,
    database: 'edtech_communication_db',
    user: 'edtech_communication_owner',
    prefix: 'COMMUNICATION',
  },
  ai: { schema: 'ai', port: 5436, database: 'edtech_ai_db', user: 'edtech_ai_owner', prefix: 'AI' },
  analytics: { schema: 'analytics', port: 5437, database: 'edtech_analytics_db', user: 'edtech_analytics_owner', prefix: 'ANALYTICS' },
};

describe.each(SERVICE_NAMES)('DrizzleConfigFactory for %s', (service) => {
  const { schema, port, database, user, prefix } = expected[service];

  it('needs no credentials for generating', () => {
    const config = DrizzleConfigFactory.createConfig(service);
    expect(config).toMatchObject({
      dialect: 'postgresql',
      schema: './dist/infrastructure/database/schemas/index.js',
      out: './drizzle',
      schemaFilter: [schema],
    });
    expect(config).not.toHaveProperty('dbCredentials');
  });

  it("has the service's own port, database and owner by default", () => {
    const config = DrizzleConfigFactory.createConfig(service, {});
    expect(config).toHaveProperty('dbCredentials', { host: 'localhost', port, database, user, password: 'edtech', ssl: false });
  });

  it("reads the service's own variables and no other's", () => {
    const others = SERVICE_NAMES.filter((other) => other !== service).map((other) => [`${expected[other].prefix}_DB_HOST`, 'elsewhere']);
    const source = { ...Object.fromEntries(others), [`${prefix}_DB_PORT`]: '7000', [`${prefix}_DB_OWNER_PASSWORD`]: 'p' };
    const config = DrizzleConfigFactory.createConfig(service, source);
    expect(config).toHaveProperty('dbCredentials', { host: 'localhost', port: 7000, database, user, password: 'p', ssl: false });
  });

  it('refuses production with a missing or default password, naming the variable', () => {
    const place = { [`${prefix}_DB_HOST`]: 'h', [`${prefix}_DB_PORT`]: '1', [`${prefix}_DB_NAME`]: 'n', [`${prefix}_DB_OWNER_USER`]: 'u' };
    const production = { NODE_ENV: 'production', ...place };
    const variable = `${prefix}_DB_OWNER_PASSWORD`;
    expect(() => DrizzleConfigFactory.createConfig(service, production)).toThrow(`${variable}  is missing`);
    expect(() => DrizzleConfigFactory.createConfig(service, { ...production, [variable]: 'edtech' })).toThrow(`${variable}  is a default password`);
  });
});
