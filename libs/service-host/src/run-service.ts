import type { AnyServiceDefinition } from './service-definition.js';

/** A service's `main.ts`: reads the environment, starts, stops on SIGTERM and SIGINT. What prevents a start is told in one sentence, with exit code 1. */
export function runService(_definition: AnyServiceDefinition): void {
  throw new Error('not ready');
}
