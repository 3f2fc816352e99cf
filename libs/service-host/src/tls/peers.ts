import { Agent } from 'node:https';
import type { ConnectionOptions } from 'node:tls';
import type { Fetch } from '@edtech/auth';
import type { TlsEnvironment } from '@edtech/environment';
import { fetchByTls } from './fetch-by-tls.js';
import { WatchedContext } from './watched-context.js';

/**
 * How this process asks the others of the platform. Where an authority is named, only by TLS, only whom it vouches for and only under the
 * name that was asked; nothing turns that off. Otherwise as Node does.
 */
export class Peers {
  /** For each new connection; undefined: Node's own way. */
  readonly tls: (() => ConnectionOptions) | undefined;
  readonly fetch: Fetch;
  private readonly watched: WatchedContext | undefined;

  constructor({ peers, watchMs }: TlsEnvironment) {
    if (!peers) {
      this.fetch = (url, init) => fetch(url, init);
      return;
    }
    const { caFile: ca, own } = peers;
    const connectionOptions = (): ConnectionOptions => ({ secureContext: watched.current.context, rejectUnauthorized: true });
    const agentOf = () => new Agent({ ...options, keepAlive: true });
    const watched = new WatchedContext({ ca, cert: own?.certificateFile, key: own?.keyFile }, watchMs);
    let options = connectionOptions();
    let agent = agentOf();
    this.watched = watched;
    // The same object for as long as the same files are in force: sessions are resumed only among those.
    this.tls = () => {
      if (options.secureContext !== watched.current.context) {
        options = connectionOptions();
        agent = agentOf();
      }
      return options;
    };
    const { tls } = this;
    this.fetch = fetchByTls(() => {
      tls();
      return agent;
    });
  }

  /** Takes up changed files from now on. */
  watch(): void {
    this.watched?.start();
  }

  async close(): Promise<void> {
    await this.watched?.stop();
  }
}
