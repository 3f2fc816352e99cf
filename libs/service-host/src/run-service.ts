import 'reflect-metadata';
import { exitOnEnvironmentError, parseServiceEnvironment, type EnvironmentSource } from '@edtech/environment';
import { processEnvironment } from './environment.js';
import { exitWith } from './exit-with.js';
import { keepHeapSmall } from './keep-heap-small.js';
import type { AnyServiceDefinition } from './service-definition.js';
import { startService } from './start-service.js';
import { stopOnSignal } from './stop-on-signal.js';

/**
 * A service's `main.ts`: reads the environment, starts, and stops on SIGTERM and SIGINT. What prevents a start is told
 * in one sentence, with exit code 1.
 */
export function runService(definition: AnyServiceDefinition, source: EnvironmentSource = processEnvironment()): void {
  keepHeapSmall();
  const environment = exitOnEnvironmentError(() => parseServiceEnvironment(definition.service, definition.environment, source));
  startService(definition, environment).then(stopOnSignal, (error: unknown) => exitWith(error));
}
