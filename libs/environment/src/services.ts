/**
 * The one map from a service to its names: its app, the prefix of its variables, its schema, its database
 * and its ports. Nothing is derived by spelling, because spelling breaks: `learning-management` upper-cased
 * is not a variable's name.
 */
export const SERVICES = {
  identity: service('identity-service', 'IDENTITY', 'identity', 5432, 4001),
  learning: service('learning-management-service', 'LEARNING', 'learning', 5433, 4002),
  payment: service('payment-service', 'PAYMENT', 'payment', 5434, 4003),
  communication: service('communication-service', 'COMMUNICATION', 'communication', 5435, 4004),
  ai: service('ai-service', 'AI', 'ai', 5436, 4005),
  analytics: service('analytics-service', 'ANALYTICS', 'analytics', 5437, 4006),
} as const satisfies Record<string, ServiceNames>;

export type ServiceName = keyof typeof SERVICES;

/** All services, in the order of the map. */
export const SERVICE_NAMES = Object.keys(SERVICES) as readonly ServiceName[];

/** Where the gateway listens unless `GATEWAY_PORT` says otherwise. */
export const GATEWAY_PORT = 4000;

/** The one role that may read every service's tables, and write none. */
export const ANALYST_ROLE = 'edtech_analyst';

export interface ServiceNames {
  /** The folder in `apps/`, and the package's name after `@edtech/`. */
  readonly app: string;
  /** `IDENTITY` in `IDENTITY_DB_HOST`. */
  readonly prefix: string;
  readonly schema: string;
  /** The database's default name where every service has its own. */
  readonly database: string;
  /** The database server's default port where every service has its own server. */
  readonly databasePort: number;
  /** The default HTTP port. */
  readonly port: number;
  /** `owner` makes and changes the tables (migrations only); `runtime` reads and writes rows. */
  readonly roles: { readonly owner: string; readonly runtime: string };
}

function service(app: string, prefix: string, schema: string, databasePort: number, port: number): ServiceNames {
  const roles = { owner: `edtech_${schema}_owner`, runtime: `edtech_${schema}` };
  return { app, prefix, schema, database: `edtech_${schema}_db`, databasePort, port, roles };
}
