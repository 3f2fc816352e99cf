import { SERVICES, type ServiceName } from '@edtech/environment';
import { alone, asAdmin } from './admin-session.js';
import { serviceDatabase, type AdminConnection, type LayoutPlan, type ServiceDatabase } from './layout-plan.js';
import { provisionDatabase, provisionExtensions, provisionSchema, type PlannedDatabase } from './provision-database.js';
import { provisionRoles } from './provision-roles.js';

/**
 * Makes what a layout needs and is missing: roles, databases, schemas, extensions, rights. Running it again
 * changes nothing but the passwords, which are set to what the plan says. Tables are the migrations' business.
 *
 * @param admin one server for all services or, in layout `A`, one for each
 * @throws what Postgres says when the administrator may not do this (SQLSTATE 42501) or cannot sign in
 */
export async function provision(
  admin: AdminConnection | ((service: ServiceName) => AdminConnection),
  plan: LayoutPlan,
): Promise<ServiceDatabase[]> {
  const adminOf = typeof admin === 'function' ? admin : () => admin;
  for (const [server, services] of byServer(plan.services, adminOf)) await provisionServer(server, services, plan);
  return plan.services.map((service) => serviceDatabase(plan, service, adminOf(service)));
}

async function provisionServer(server: AdminConnection, services: readonly ServiceName[], plan: LayoutPlan): Promise<void> {
  const databases = plannedDatabases(plan, services, server);
  await asAdmin(server, server.database ?? 'postgres', (sql) =>
    alone(sql, async () => {
      await provisionRoles(sql, services, plan.passwords);
      for (const database of databases) {
        await provisionDatabase(sql, database);
        await asAdmin(server, database.name, async (inside) => {
          await provisionExtensions(inside);
          for (const service of database.services) await provisionSchema(inside, service);
        });
      }
    }),
  );
}

function plannedDatabases(plan: LayoutPlan, services: readonly ServiceName[], server: AdminConnection): PlannedDatabase[] {
  const names = new Map<string, ServiceName[]>();
  for (const service of services) {
    const { name } = serviceDatabase(plan, service, server).owner;
    names.set(name, [...(names.get(name) ?? []), service]);
  }
  return [...names].map(([name, inside]) => {
    const [only, another] = inside;
    if (plan.layout !== 'A') return { name, services: inside };
    if (!only || another) throw new Error(`layout A keeps databases apart, but ${inside.join(' and ')} share ${name}`);
    return { name, owner: SERVICES[only].roles.owner, services: inside };
  });
}

function byServer(
  services: readonly ServiceName[],
  adminOf: (service: ServiceName) => AdminConnection,
): [AdminConnection, ServiceName[]][] {
  const servers = new Map<string, [AdminConnection, ServiceName[]]>();
  for (const service of services) {
    const server = adminOf(service);
    const key = `${server.host}:${server.port}`;
    const [, members] = servers.get(key) ?? servers.set(key, [server, []]).get(key)!;
    members.push(service);
  }
  return [...servers.values()];
}
