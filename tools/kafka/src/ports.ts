import { connect, createServer } from 'node:net';
import { KafkaError } from './kafka-error.js';

const HOST = '127.0.0.1';

/** A port that nobody listens on at this moment. */
export function findFreePort(): Promise<number> {
  return listenBriefly(0);
}

/** @throws KafkaError naming the port when somebody listens on it. */
export async function assertPortFree(port: number): Promise<void> {
  await listenBriefly(port).catch((cause: unknown) => {
    const code = typeof cause === 'object' && cause !== null && 'code' in cause ? cause.code : undefined;
    if (code === 'EADDRINUSE') throw new KafkaError(`Port ${port} is in use: stop what listens there, or choose another port for Kafka.`, { cause });
    if (code === 'EACCES') throw new KafkaError(`Port ${port} is not allowed for an ordinary user: choose one above 1023 for Kafka.`, { cause });
    throw cause;
  });
}

/** Whether somebody answers on the port. */
export function isOpen(port: number): Promise<boolean> {
  return new Promise((done) => {
    const socket = connect(port, HOST);
    const end = (open: boolean) => {
      socket.destroy();
      done(open);
    };
    socket.once('connect', () => end(true));
    socket.once('error', () => end(false));
  });
}

function listenBriefly(port: number): Promise<number> {
  return new Promise((done, failed) => {
    const server = createServer();
    server.once('error', failed);
    server.listen({ port, host: HOST }, () => {
      const address = server.address();
      server.close(() => done(typeof address === 'object' && address ? address.port : port));
    });
  });
}
