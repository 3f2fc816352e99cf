import { exitWith } from './exit-with.js';

/** How long requests and events in hand may take to finish before the process ends all the same. */
const GRACE_MS = 25_000;

/** Closes on SIGTERM and SIGINT, then ends the process. A second signal, or a stop that hangs, ends it at once. */
export function stopOnSignal(running: { close(): Promise<void> }): void {
  const stop = () => {
    process.once('SIGTERM', () => process.exit(1)).once('SIGINT', () => process.exit(1));
    setTimeout(() => process.exit(1), GRACE_MS).unref();
    running.close().then(
      () => process.exit(0),
      (error: unknown) => exitWith(error),
    );
  };
  process.once('SIGTERM', stop).once('SIGINT', stop);
}
