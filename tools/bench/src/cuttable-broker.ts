import { connect, createServer, type Socket } from 'node:net';
import { once } from 'node:events';

/** A way to a broker that can be cut, and mended. */
export interface CuttableBroker {
  /** For KAFKA_BROKERS. */
  readonly brokers: string;
  /** Cuts what is open, and refuses what comes. */
  cut(): void;
  mend(): void;
  close(): Promise<void>;
}

/**
 * Stands in front of a broker. The broker tells its clients its own address, which they would then use: so the metadata
 * that it sends is changed on the way, the port's four bytes for those of ours.
 */
export async function cuttableBroker(behind: string): Promise<CuttableBroker> {
  const [host = '', port = ''] = behind.split(':');
  const sockets = new Set<Socket>();
  let away = false;
  const server = createServer((client) => {
    if (away) return void client.destroy();
    const broker = connect({ host, port: Number(port) });
    for (const [socket, other] of [[client, broker], [broker, client]] as const) {
      sockets.add(socket);
      socket.on('error', () => undefined);
      socket.once('close', () => {
        sockets.delete(socket);
        other.destroy();
      });
    }
    client.pipe(broker);
    broker.on('data', (chunk: Buffer) => client.write(withPort(chunk, host, Number(port), ours())));
  });
  const ours = (): number => {
    const address = server.address();
    if (address === null || typeof address === 'string') throw new Error('the way to the broker is closed');
    return address.port;
  };
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    brokers: `127.0.0.1:${ours()}`,
    cut: () => {
      away = true;
      for (const socket of sockets) socket.destroy();
    },
    mend: () => {
      away = false;
    },
    close: async () => {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}

/** Replaces `host` followed by the port as an int32: how answers name a broker. */
function withPort(chunk: Buffer, host: string, theirs: number, ours: number): Buffer {
  const named = Buffer.concat([Buffer.from(host), Buffer.alloc(4)]);
  named.writeInt32BE(theirs, host.length);
  for (let at = chunk.indexOf(named); at >= 0; at = chunk.indexOf(named, at + 1)) chunk.writeInt32BE(ours, at + host.length);
  return chunk;
}
