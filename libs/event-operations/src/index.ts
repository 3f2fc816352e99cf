export { EventOperationsModule, type EventOperationsOptions } from './event-operations.module.js';
export { ProjectionsModule, type ProjectionsOptions } from './projections/projections.module.js';
export type { DeclaredProjection } from './projections/projection-registry.js';
