import type { AnyServiceDefinition } from './service-definition.js';

/** The service's subgraph as SDL. Needs neither its database nor a broker. */
export function printSubgraph(_definition: AnyServiceDefinition): Promise<string> {
  throw new Error('not ready');
}
