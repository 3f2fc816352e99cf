export { connect, type Connection, type ConnectOptions, type Database, type Executor, type Transaction } from './connection/connect.js';
export { CONNECTION, DATABASE, DatabaseModule } from './connection/database.module.js';
export { DrizzleConfigFactory } from './drizzle-config.factory.js';
export { findText } from './find-text.js';
export { EXTENSIONS, EXTENSIONS_SCHEMA } from './layouts/extensions.js';
export { findIsolationBreaches, type IsolationBreach } from './layouts/find-isolation-breaches.js';
export {
  databaseEnvironmentFor,
  serviceDatabase,
  type AdminConnection,
  type DatabaseServer,
  type Layout,
  type LayoutPlan,
  type ServiceDatabase,
} from './layouts/layout-plan.js';
export { provision } from './layouts/provision.js';
export { migrate, type MigrationTarget } from './migrations/migrate.js';
export { MigrationError } from './migrations/migration-error.js';
export { quoteIdentifier, quoteLiteral } from './sql-text.js';
