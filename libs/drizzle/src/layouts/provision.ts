import type { ServiceName } from '@edtech/environment';
import type { AdminConnection, LayoutPlan, ServiceDatabase } from './layout-plan.js';

/**
 * Makes what a layout needs and is missing: roles, databases, schemas, extensions, rights. Running it again
 * changes nothing but the passwords, which are set to what the plan says. Tables are the migrations' business.
 *
 * @param admin one server for all services or, in layout `A`, one for each
 */
export function provision(
  admin: AdminConnection | ((service: ServiceName) => AdminConnection),
  plan: LayoutPlan,
): Promise<ServiceDatabase[]> {
  throw new Error(`not written yet: ${plan.layout} ${typeof admin}`);
}
