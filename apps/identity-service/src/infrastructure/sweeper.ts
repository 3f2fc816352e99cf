import { Logger, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { BackgroundLoop, tellingOnce } from '@edtech/scheduling';

const INTERVAL_MS = 10 * 60 * 1000;

/** Removes what nobody needs any more, a batch at a time, for as long as the service runs. Every replica may do it at once. */
export abstract class Sweeper implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly loop: BackgroundLoop;

  /** @param name for people: whose rounds failed */
  constructor(name: string, intervalMs: number = INTERVAL_MS) {
    this.loop = new BackgroundLoop({ name, intervalMs, round: () => this.sweep(), ...tellingOnce(new Logger(name), 'sweeping') });
  }

  onApplicationBootstrap(): void {
    this.loop.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.loop.stop();
  }

  /** One batch. Resolves to whether there may be more. */
  abstract sweep(): Promise<boolean>;
}
