export { EventOperationsModule, type EventOperationsOptions } from './event-operations.module.js';
