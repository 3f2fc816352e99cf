import type { RequestListener } from 'node:http';
import { createServer, type Server } from 'node:https';
import type { TlsEnvironment } from '@edtech/environment';
import { WatchedContext } from './watched-context.js';

/** What Fastify gives a server that it makes itself. */
export interface ServerTimeouts {
  readonly keepAliveTimeout?: number;
  readonly requestTimeout?: number;
  readonly connectionTimeout?: number;
}

/** Makes the server of an application that serves by TLS, and lets it take up changed certificates: connections that are open keep theirs. */
export class TlsServer {
  private readonly watched: WatchedContext;
  private server: Server | undefined;

  constructor(
    private readonly files: NonNullable<TlsEnvironment['server']>,
    watchMs: number,
  ) {
    const { certificateFile: cert, keyFile: key, clientCaFile: ca } = files;
    this.watched = new WatchedContext({ cert, key, ca }, watchMs, ({ options }) => this.server?.setSecureContext(options));
  }

  /** As Fastify's `serverFactory`. */
  readonly create = (handler: RequestListener, { keepAliveTimeout, requestTimeout, connectionTimeout }: ServerTimeouts): Server => {
    const mutual = this.files.clientCaFile !== undefined;
    const server = createServer({ ...this.watched.current.options, requestCert: mutual, rejectUnauthorized: mutual }, handler);
    if (keepAliveTimeout !== undefined) server.keepAliveTimeout = keepAliveTimeout;
    if (requestTimeout !== undefined) server.requestTimeout = requestTimeout;
    if (connectionTimeout !== undefined) server.setTimeout(connectionTimeout);
    return (this.server = server);
  };

  watch(): void {
    this.watched.start();
  }

  close(): Promise<void> {
    return this.watched.stop();
  }
}
