import { Inject, Injectable } from '@nestjs/common';
import { AttemptCounter, AttemptCounters } from './attempt-counter.js';
import type { LimitSettings } from './limit-settings.js';
import { accountKey, LIMIT_SETTINGS } from './sign-in-attempts.js';

/**
 * Stands before everything that asks whether a service account's secret is right. Failures are counted by client and address, and by
 * address. Not by client alone: 256 random bits are found by nobody, and strangers could keep a program out with it.
 */
@Injectable()
export class ClientSecretAttempts {
  private readonly pairs: AttemptCounter;
  private readonly addresses: AttemptCounter;

  constructor(counters: AttemptCounters, @Inject(LIMIT_SETTINGS) settings: LimitSettings) {
    this.pairs = counters.of('client-secret-pair', settings.clientSecretsPerPair);
    this.addresses = counters.of('client-secret-address', settings.clientSecretsPerAddress);
  }

  /**
   * Makes one attempt, if there may be another.
   *
   * @param address as `addressKey` gives it
   * @param isFailure whether an error says that the secret was wrong; others are not counted
   * @throws TOO_MANY_ATTEMPTS whether or not there is such a client, and whatever the attempt throws
   */
  async run<T>(address: string, clientId: string, attempt: () => Promise<T>, isFailure: (error: unknown) => boolean): Promise<T> {
    const pair = `${accountKey(clientId)}:${address}`;
    // Counted before it is made: of many at once, none slips through.
    const counts = await Promise.allSettled([this.pairs.count(pair), this.addresses.count(address)]);
    for (const outcome of counts) if (outcome.status === 'rejected') throw outcome.reason;
    try {
      const result = await attempt();
      await Promise.all([this.pairs.forget(pair), this.addresses.takeBack(address)]);
      return result;
    } catch (error) {
      if (!isFailure(error)) await Promise.all([this.pairs.takeBack(pair), this.addresses.takeBack(address)]);
      throw error;
    }
  }
}
