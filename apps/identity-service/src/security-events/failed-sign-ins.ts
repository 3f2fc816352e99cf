import { Inject, Injectable, Logger, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { DATABASE, type Database } from '@edtech/drizzle';
import { BackgroundLoop, CLOCK, messageOf, tellingOnce, type Clock } from '@edtech/scheduling';
import { v7 } from 'uuid';
import { SecurityEventsRepository, type NewFailedSignIn } from '../infrastructure/database/repositories/security-events.repository.js';
import { requestOrigin } from './request-origin.js';

/** For the case that a wake is missed. */
const INTERVAL_MS = 10_000;
/** More than can fail before the limits or the queue of passwords stop it. */
const MOST_WAITING = 1_000;

/**
 * Writes wrong passwords down for the accounts' holders, after whoever typed them has been answered: whether an address has an account, and so
 * whether there is anything to write, is seen neither in the answer nor in its time. Nothing else changes with a failed sign-in, so there is no
 * transaction to be part of; a process that dies may lose those of its last moments.
 */
@Injectable()
export class FailedSignIns implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly log = new Logger(FailedSignIns.name);
  private readonly waiting: NewFailedSignIn[] = [];
  private readonly loop = new BackgroundLoop({
    name: 'failed sign-ins',
    intervalMs: INTERVAL_MS,
    round: () => this.write(),
    ...tellingOnce(this.log, 'writing failed sign-ins down'),
  });

  constructor(
    @Inject(DATABASE) private readonly db: Database,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly events: SecurityEventsRepository,
  ) {}

  /** @param email as typed, whether or not there is such an account. What was typed as a password or as a device's name is not kept */
  note(email: string): void {
    if (this.waiting.length >= MOST_WAITING) return;
    this.waiting.push({ id: v7(), email, occurredAt: this.clock.now(), address: requestOrigin()?.address ?? null });
    this.loop.wake();
  }

  onApplicationBootstrap(): void {
    this.loop.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.loop.stop();
    await this.write().catch((error: unknown) => this.log.error(`${this.waiting.length} failed sign-ins are not written down: ${messageOf(error)}`));
  }

  private async write(): Promise<void> {
    for (let next = this.waiting[0]; next; next = this.waiting[0]) {
      const { email, ...event } = next;
      await this.events.insertFailure(this.db, { email }, { ...event, kind: 'sign_in_failed' });
      this.waiting.shift();
    }
  }
}
