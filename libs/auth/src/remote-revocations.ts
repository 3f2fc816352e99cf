import { Inject, Injectable, Logger, Optional, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { FETCH, type Fetch } from './fetch.js';
import { readFeed } from './revocation-feed.js';
import { RevocationList, type Revocations, type TokenFacts } from './revocations.js';

export const REVOCATIONS_URL = Symbol('REVOCATIONS_URL');

const POLL_MS = 1_000;
const TIMEOUT_MS = 5_000;

/**
 * Revocations for whoever has no database and no events: identity's list, asked for once a second and unchanged most
 * of the time. While identity is away what is known stays known, and nothing is revoked by anybody either.
 */
@Injectable()
export class RemoteRevocations implements Revocations, OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly list = new RevocationList();
  private readonly logger = new Logger(RemoteRevocations.name);
  private readonly abort = new AbortController();
  private timer: NodeJS.Timeout | undefined;
  private polling: Promise<void> | undefined;
  private etag: string | undefined;
  private problem: string | undefined;

  constructor(
    @Inject(REVOCATIONS_URL) private readonly url: string,
    @Optional() @Inject(FETCH) private readonly fetch: Fetch = (url, init) => globalThis.fetch(url, init),
  ) {}

  refuses(token: TokenFacts): boolean {
    return this.list.refuses(token);
  }

  onApplicationBootstrap(): void {
    this.poll();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.abort.abort();
    clearTimeout(this.timer);
    await this.polling;
  }

  private poll(): void {
    const began = Date.now();
    this.polling = this.ask().then(() => {
      if (this.abort.signal.aborted) return;
      this.timer = setTimeout(() => this.poll(), Math.max(0, began + POLL_MS - Date.now()));
      this.timer.unref();
    });
  }

  /** Never rejects. */
  private async ask(): Promise<void> {
    try {
      const headers = new Headers(this.etag === undefined ? [] : [['if-none-match', this.etag]]);
      const response = await this.fetch(this.url, { headers, redirect: 'error', signal: AbortSignal.any([this.abort.signal, AbortSignal.timeout(TIMEOUT_MS)]) });
      if (response.status === 200) this.list.add(readFeed(await response.json()));
      else await response.body?.cancel();
      if (response.status !== 200 && response.status !== 304) throw new Error(`the answer is ${response.status}`);
      this.etag = response.headers.get('etag') ?? this.etag;
      this.list.forget(new Date());
      if (this.problem !== undefined) this.logger.log('revocations are known again');
      this.problem = undefined;
    } catch (error) {
      const problem = error instanceof Error ? error.message : String(error);
      if (problem !== this.problem && !this.abort.signal.aborted) this.logger.warn(`revocations cannot be asked for: ${problem}`);
      this.problem = problem;
    }
  }
}
