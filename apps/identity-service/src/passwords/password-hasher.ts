import { hash, verify } from '@node-rs/argon2';
import { passwordsBusy } from './passwords.errors.js';
import { WorkQueue } from './work-queue.js';

// OWASP's recommendation for argon2id (the library's default algorithm): 19 MiB, two passes, one lane.
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** Hashes passwords off the main thread, a bounded number at a time: each takes 19 MiB and a core. */
export class PasswordHasher {
  private readonly queue: WorkQueue;
  private decoy: Promise<string> | undefined;

  constructor(limits: { concurrency: number; maxWaiting: number }) {
    this.queue = new WorkQueue(limits, () => passwordsBusy());
  }

  /** @throws PASSWORDS_BUSY when too many are waiting */
  hash(password: string): Promise<string> {
    return this.queue.run(() => hash(comparable(password), COST));
  }

  /**
   * Whether the password made this hash. Without a hash it is false after the same work, so that the time
   * taken does not tell whether there is an account.
   *
   * @throws PASSWORDS_BUSY when too many are waiting
   */
  async verify(passwordHash: string | undefined, password: string): Promise<boolean> {
    const against = passwordHash ?? (await this.decoyHash());
    const matches = await this.queue.run(() => verify(against, comparable(password)));
    return matches && passwordHash !== undefined;
  }

  /** Made once, before the first sign-in can need it. */
  async prepare(): Promise<void> {
    await this.decoyHash();
  }

  private decoyHash(): Promise<string> {
    this.decoy ??= hash('nobody has this password', COST);
    return this.decoy;
  }
}

/** The same password typed on another keyboard may arrive composed of other code points. */
function comparable(password: string): string {
  return password.normalize('NFKC');
}
