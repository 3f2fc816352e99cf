import type { Rig } from '../rig/types.js';
import { signUp, updateProfile, type Account } from './accounts.js';

/** Changes of profiles at a steady rate: the plainest command that is a fact, where a row needs to know its rate. */
export class ProfileLoad {
  acknowledged = 0;
  refused = 0;
  unknown = 0;
  private mark = 0;
  private timer: NodeJS.Timeout | undefined;
  private readonly inFlight = new Set<Promise<void>>();

  private constructor(
    private readonly rig: Rig,
    private readonly users: readonly Account[],
  ) {}

  static async of(rig: Rig, users: number): Promise<ProfileLoad> {
    const accounts: Account[] = [];
    while (accounts.length < users) accounts.push(await signUp(rig));
    return new ProfileLoad(rig, accounts);
  }

  start(ratePerSecond: number): void {
    const since = performance.now();
    let sent = 0;
    this.timer = setInterval(() => {
      const due = Math.floor(((performance.now() - since) / 1_000) * ratePerSecond);
      // What cannot be taken in time is not sent twice as fast later.
      for (; sent < due && this.inFlight.size < this.users.length; sent += 1) this.send();
      sent = Math.max(sent, due - this.users.length);
    }, 10);
  }

  async stop(): Promise<void> {
    clearInterval(this.timer);
    await Promise.all(this.inFlight);
  }

  private send(): void {
    this.mark += 1;
    const user = this.users[this.mark % this.users.length];
    if (!user) return;
    const sending: Promise<void> = updateProfile(this.rig.services.identity.url, user, { firstName: `P${this.mark}` }).then(({ kind }) => {
      this[kind] += 1;
      this.inFlight.delete(sending);
    });
    this.inFlight.add(sending);
  }
}
