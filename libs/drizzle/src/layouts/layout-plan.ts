import { SERVICES, type DatabaseEnvironment, type DatabaseTls, type ServiceName } from '@edtech/environment';

/**
 * How the services' data is spread: `A` a database per service, on one server or several; `B` one database
 * with a schema and roles per service; `C` the same on the embedded server.
 */
export type Layout = 'A' | 'B' | 'C';

export interface DatabaseServer {
  readonly host: string;
  readonly port: number;
  /** Absent: in the clear. */
  readonly tls?: DatabaseTls;
}

/** Someone who may make roles and databases: a superuser, or one with CREATEROLE and CREATEDB. */
export interface AdminConnection extends DatabaseServer {
  readonly user: string;
  readonly password: string;
  /** An existing database to start from; default `postgres`. */
  readonly database?: string;
}

export interface LayoutPlan {
  readonly layout: Layout;
  readonly services: readonly ServiceName[];
  /** The password of each role by its name. */
  readonly passwords: (role: string) => string;
  /** Default: `A` the map's name per service, `B` and `C` one database `edtech`. */
  readonly databaseName?: string | ((service: ServiceName) => string);
}

/** Where one service's data is, as its two roles reach it. */
export interface ServiceDatabase {
  readonly service: ServiceName;
  readonly schema: string;
  /** What the running service uses. */
  readonly runtime: DatabaseEnvironment;
  /** What its migrations use. */
  readonly owner: DatabaseEnvironment;
}

/** The one place that knows which database and roles a service has in a layout. */
export function serviceDatabase(plan: LayoutPlan, service: ServiceName, server: DatabaseServer): ServiceDatabase {
  const { schema, roles, database } = SERVICES[service];
  const fallback = plan.layout === 'A' ? database : 'edtech';
  const name = typeof plan.databaseName === 'function' ? plan.databaseName(service) : (plan.databaseName ?? fallback);
  const as = (user: string): DatabaseEnvironment => {
    return { host: server.host, port: server.port, name, user, password: plan.passwords(user), poolSize: 5, ...(server.tls && { tls: server.tls }) };
  };
  return { service, schema, runtime: as(roles.runtime), owner: as(roles.owner) };
}

/**
 * The `<P>_DB_*` variables of one service in a layout: `runtime` for the running service, `owner` for its
 * migrations. They are apart so that a running service is never handed the owner's password.
 */
export function databaseEnvironmentFor(
  plan: LayoutPlan,
  service: ServiceName,
  server: DatabaseServer,
): { runtime: Record<string, string>; owner: Record<string, string> } {
  const { runtime, owner } = serviceDatabase(plan, service, server);
  const { prefix } = SERVICES[service];
  const place = {
    [`${prefix}_DB_HOST`]: runtime.host,
    [`${prefix}_DB_PORT`]: String(runtime.port),
    [`${prefix}_DB_NAME`]: runtime.name,
  };
  return {
    runtime: { ...place, [`${prefix}_DB_USER`]: runtime.user, [`${prefix}_DB_PASSWORD`]: runtime.password },
    owner: { ...place, [`${prefix}_DB_OWNER_USER`]: owner.user, [`${prefix}_DB_OWNER_PASSWORD`]: owner.password },
  };
}
