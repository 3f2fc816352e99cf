import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { signInFailed } from '../sessions/sessions.errors.js';
import { AttemptCounter, AttemptCounters } from './attempt-counter.js';
import type { Client } from './client.js';
import { tooManyAttempts } from './limits.errors.js';
import type { LimitSettings } from './limit-settings.js';

export const LIMIT_SETTINGS = Symbol('LIMIT_SETTINGS');

/**
 * Stands before everything that asks whether a secret of an account is right. Failed attempts are counted by account and
 * address, by address, and by account; the last count does not concern addresses that the account was signed in from
 * before, so that its owner gets in while all the world tries. Whether the account exists makes no difference.
 */
@Injectable()
export class SignInAttempts {
  private readonly pairs: AttemptCounter;
  private readonly addresses: AttemptCounter;
  private readonly accounts: AttemptCounter;
  private readonly known: AttemptCounter;
  /** Requests that have had their attempt. */
  private readonly tried = new WeakSet<object>();

  constructor(counters: AttemptCounters, @Inject(LIMIT_SETTINGS) settings: LimitSettings) {
    this.pairs = counters.of('sign-in-pair', settings.signInsPerPair);
    this.addresses = counters.of('sign-in-address', settings.signInsPerAddress);
    this.accounts = counters.of('sign-in-account', settings.signInsPerAccount);
    this.known = counters.of('known-address', { points: 1, seconds: settings.knownAddressSeconds });
  }

  /**
   * Makes one attempt, if there may be another. A request may make one: those beyond are counted and not made.
   *
   * @param account what the attempt is for: an e-mail address as typed, or an id
   * @param isFailure whether an error says that the secret was wrong; by default SIGN_IN_FAILED does. Other errors are not counted
   * @throws TOO_MANY_ATTEMPTS, and whatever the attempt throws
   */
  async run<T>(client: Client, account: string, attempt: () => Promise<T>, isFailure: (error: unknown) => boolean = signInFailed.matches): Promise<T> {
    const who = this.keysOf(client, account);
    // Counted before it is made: of many at once, none slips through.
    await this.count(who);
    if (this.tried.has(client.request)) throw tooManyAttempts({ retryAfterSeconds: 1 });
    this.tried.add(client.request);
    try {
      const result = await attempt();
      await Promise.all([this.pairs.forget(who.pair), this.addresses.takeBack(who.address), this.accounts.takeBack(who.account), this.known.note(who.pair)]);
      return result;
    } catch (error) {
      if (!isFailure(error)) await this.takeBack(who);
      throw error;
    }
  }

  /** This address is the account's owner's: by a link that was mailed, for instance. */
  async welcome(client: Client, account: string): Promise<void> {
    const { pair } = this.keysOf(client, account);
    await Promise.all([this.pairs.forget(pair), this.known.note(pair)]);
  }

  private async count({ pair, address, account }: Keys): Promise<void> {
    const counts = [this.pairs.count(pair), this.addresses.count(address), this.accounts.count(account)] as const;
    const [byPair, byAddress, byAccount] = await Promise.allSettled(counts);
    for (const outcome of [byPair, byAddress]) if (outcome.status === 'rejected') throw outcome.reason;
    if (byAccount.status === 'rejected' && !(tooManyAttempts.matches(byAccount.reason) && (await this.known.has(pair)))) throw byAccount.reason;
  }

  private async takeBack({ pair, address, account }: Keys): Promise<void> {
    await Promise.all([this.pairs.takeBack(pair), this.addresses.takeBack(address), this.accounts.takeBack(account)]);
  }

  private keysOf({ address }: Client, account: string): Keys {
    const hashed = accountKey(account);
    return { account: hashed, address, pair: `${hashed}:${address}` };
  }
}

interface Keys {
  readonly account: string;
  readonly address: string;
  readonly pair: string;
}

/** No address can be read from the table of counts; long ones and short ones take the same place. */
export function accountKey(account: string): string {
  return createHash('sha256').update(account.toLowerCase()).digest('base64url').slice(0, 32);
}
