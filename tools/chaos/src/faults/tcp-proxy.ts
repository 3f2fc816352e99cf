import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

const HOST = '127.0.0.1';

/** Looks into what passes through one connection. */
export interface Tap {
  /** What the client sends, before it is forwarded. */
  fromClient(chunk: Buffer): void;
  /** What the server answers. @returns what of it may pass, and whether the connection is cut after that. */
  fromServer(chunk: Buffer): { pass: Buffer; cut: boolean };
}

export interface TcpProxyOptions {
  /** The port on 127.0.0.1 that is forwarded to. */
  readonly targetPort: number;
  /** Where it listens; any free port by default. */
  readonly port?: number;
  /** Called for every connection. */
  readonly tap?: () => Tap;
}

/** One client's connection, and ours to the server. */
interface Link {
  readonly client: Socket;
  readonly server: Socket;
}

/**
 * A network between two programs on this machine that can be slow, broken or a black hole. It needs no rights, unlike
 * packet filters, and touches nobody but its clients.
 */
export class TcpProxy {
  /** Milliseconds that everything takes longer, in each direction. */
  latencyMs = 0;
  private readonly links = new Set<Link>();
  private swallowing = false;
  private refusing = false;

  private constructor(
    private readonly listener: Server,
    private readonly options: TcpProxyOptions,
  ) {
    listener.on('connection', (client) => this.accept(client));
  }

  static async start(options: TcpProxyOptions): Promise<TcpProxy> {
    // Half-open: who has said all it had to say may still be waiting for the answer.
    const listener = createServer({ allowHalfOpen: true, noDelay: true });
    const proxy = new TcpProxy(listener, options);
    listener.listen(options.port ?? 0, HOST);
    await once(listener, 'listening');
    return proxy;
  }

  get port(): number {
    const address = this.listener.address();
    return (address as AddressInfo).port;
  }

  /** How many connections pass through now. */
  get connections(): number {
    return this.links.size;
  }

  /** Breaks every connection that there is; new ones may be made. */
  cut(): void {
    for (const link of [...this.links]) this.drop(link);
  }

  /** Breaks every connection, and every new one as soon as it is made, until `restore`. */
  refuse(): void {
    this.refusing = true;
    this.cut();
  }

  /**
   * From now on a black hole: connections are made and stay, but nothing arrives any more on either side. What is sent
   * waits in the network, as packets do that are sent again, and arrives after `restore`: also what its sender has
   * long given up.
   */
  swallow(): void {
    this.swallowing = true;
    for (const { client, server } of this.links) {
      client.pause();
      server.pause();
    }
  }

  /** Ends `swallow` and `refuse`. */
  restore(): void {
    this.refusing = false;
    this.swallowing = false;
    for (const { client, server } of this.links) {
      client.resume();
      server.resume();
    }
  }

  /** Breaks what there is, and listens no longer. */
  async close(): Promise<void> {
    this.cut();
    this.listener.close();
    await once(this.listener, 'close');
  }

  private accept(client: Socket): void {
    if (this.refusing) {
      client.destroy();
      return;
    }
    const server = connect({ port: this.options.targetPort, host: HOST, allowHalfOpen: true, noDelay: true });
    const link: Link = { client, server };
    this.links.add(link);
    const tap = this.options.tap?.();
    for (const socket of [client, server]) {
      socket.on('error', () => this.drop(link));
      socket.on('close', () => this.drop(link));
    }
    const toServer = this.pipe(client, server);
    const toClient = this.pipe(server, client);
    client.on('data', (chunk: Buffer) => {
      tap?.fromClient(chunk);
      toServer(chunk);
    });
    server.on('data', (chunk: Buffer) => {
      const { pass, cut } = tap?.fromServer(chunk) ?? { pass: chunk, cut: false };
      if (cut) this.dropAfter(link, pass);
      else if (pass.length > 0) toClient(pass);
    });
    client.on('end', () => toServer(undefined));
    server.on('end', () => toClient(undefined));
    if (this.swallowing) {
      client.pause();
      server.pause();
    }
  }

  /** @returns how to send something on, in order and no faster than it is taken; nothing means that there is no more. */
  private pipe(from: Socket, to: Socket): (chunk: Buffer | undefined) => void {
    let lastDue = 0;
    to.on('drain', () => {
      if (!this.swallowing) from.resume();
    });
    const forward = (chunk: Buffer | undefined): void => {
      if (to.destroyed) return;
      if (chunk === undefined) to.end();
      else if (!to.write(chunk)) from.pause();
    };
    return (chunk) => {
      const now = performance.now();
      lastDue = Math.max(now + this.latencyMs, lastDue);
      if (lastDue <= now) forward(chunk);
      // Timers of one duration fire in their order; where it shrinks, the one before keeps the next from overtaking.
      else setTimeout(() => forward(chunk), lastDue - now);
    };
  }

  /** Lets the last words through. */
  private dropAfter(link: Link, words: Buffer): void {
    if (!this.links.delete(link)) return;
    link.server.destroy();
    link.client.end(words, () => link.client.destroy());
  }

  private drop(link: Link): void {
    if (!this.links.delete(link)) return;
    link.client.destroy();
    link.server.destroy();
  }
}
