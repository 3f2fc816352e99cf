import 'reflect-metadata';
import { exitOnEnvironmentError, parseServiceEnvironment, type EnvironmentSource } from '@edtech/environment';
import { exitWith } from './exit-with.js';
import type { AnyServiceDefinition } from './service-definition.js';
import { startService, type RunningService } from './start-service.js';

/** How long requests and events in hand may take to finish before the process ends all the same. */
const GRACE_MS = 25_000;

/**
 * A service's `main.ts`: reads the environment, starts, and stops on SIGTERM and SIGINT. What prevents a start is told
 * in one sentence, with exit code 1.
 */
export function runService(definition: AnyServiceDefinition, source: EnvironmentSource = process.env): void {
  const environment = exitOnEnvironmentError(() => parseServiceEnvironment(definition.service, definition.environment, source));
  startService(definition, environment).then(stopOnSignal, (error: unknown) => exitWith(error));
}

function stopOnSignal(running: RunningService): void {
  const stop = () => {
    // A second signal, or a stop that hangs, ends it at once.
    process.once('SIGTERM', () => process.exit(1)).once('SIGINT', () => process.exit(1));
    setTimeout(() => process.exit(1), GRACE_MS).unref();
    running.close().then(
      () => process.exit(0),
      (error: unknown) => exitWith(error),
    );
  };
  process.once('SIGTERM', stop).once('SIGINT', stop);
}
