import { Injectable, Logger, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { SERVICE_NAMES } from '@edtech/environment';
import { BackgroundLoop, tellingOnce } from '@edtech/scheduling';
import { CollectPart } from './collect-part.js';

/** How long a part waits at most, once it is due. */
const INTERVAL_MS = 2_000;

/** Collects the parts of all exports: a loop for each service, so that one that hangs holds up its own parts only. Every replica collects what no other has in hand. */
@Injectable()
export class PartCollection implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly loops: readonly BackgroundLoop[];

  constructor(collectPart: CollectPart) {
    this.loops = SERVICE_NAMES.map(
      (service) =>
        new BackgroundLoop({
          name: `parts of ${service}`,
          intervalMs: INTERVAL_MS,
          round: (signal) => collectPart.run(service, signal),
          ...tellingOnce(new Logger(PartCollection.name), `looking for parts of ${service}`),
        }),
    );
  }

  /** Whoever forgets it waits a little longer. */
  collectSoon(): void {
    for (const loop of this.loops) loop.wake();
  }

  onApplicationBootstrap(): void {
    for (const loop of this.loops) loop.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await Promise.all(this.loops.map((loop) => loop.stop()));
  }
}
