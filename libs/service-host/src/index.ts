export { printSubgraph } from './print-subgraph.js';
export { runMigration } from './run-migration.js';
export { runService } from './run-service.js';
export { defineService, type AnyServiceDefinition, type ServiceDefinition } from './service-definition.js';
export { startService, type RunningService, type StartOptions } from './start-service.js';
