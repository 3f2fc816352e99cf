import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

/** Stands between clients and a broker, and can swallow what passes, as a network does that drops everything. */
export class FreezingProxy {
  private readonly sockets = new Set<Socket>();
  private readonly frozen = new WeakSet<Socket>();
  private freezingAll = false;

  private constructor(private readonly server: Server) {}

  /** @param target the port of the broker, asked at each connection: it is known only when the broker has started. */
  static async listen(target: () => number): Promise<FreezingProxy> {
    const server = createServer();
    const proxy = new FreezingProxy(server);
    server.on('connection', (client) => proxy.join(client, connect(target(), '127.0.0.1')));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return proxy;
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  /** From now on nothing comes through on the connections that there are, which stay open. New ones are not touched. */
  freezeThoseOpen(): number {
    for (const socket of this.sockets) this.frozen.add(socket);
    return this.sockets.size;
  }

  /** From now on nothing comes through at all, or again everything on new connections. */
  freezeAll(freezing: boolean): void {
    this.freezingAll = freezing;
    if (freezing) this.freezeThoseOpen();
  }

  async close(): Promise<void> {
    for (const socket of this.sockets) socket.destroy();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private join(client: Socket, broker: Socket): void {
    for (const [from, to] of [[client, broker], [broker, client]] as const) {
      this.sockets.add(from);
      if (this.freezingAll) this.frozen.add(from);
      from.on('data', (bytes) => {
        if (!this.frozen.has(from)) to.write(bytes);
      });
      from.on('error', () => to.destroy());
      from.on('close', () => {
        this.sockets.delete(from);
        to.destroy();
      });
    }
  }
}
