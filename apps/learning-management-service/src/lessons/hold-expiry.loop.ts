import { BackgroundLoop, tellingOnce } from '@edtech/scheduling';
import { Inject, Injectable, Logger, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { HOLD_SWEEP_MS } from './hold-settings.js';
import { ReleaseExpiredHolds } from './release-expired-holds.js';

/** Releases expired holds while the service runs; every replica does, each taking what no other has in hand. */
@Injectable()
export class HoldExpiryLoop implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly loop: BackgroundLoop;

  constructor(release: ReleaseExpiredHolds, @Inject(HOLD_SWEEP_MS) intervalMs: number) {
    this.loop = new BackgroundLoop({
      name: 'hold expiry',
      intervalMs,
      round: () => release.run(),
      ...tellingOnce(new Logger(HoldExpiryLoop.name), 'releasing expired holds'),
    });
  }

  onApplicationBootstrap(): void {
    this.loop.start();
  }

  /** The round in hand is finished before the pool closes. */
  async beforeApplicationShutdown(): Promise<void> {
    await this.loop.stop();
  }
}
