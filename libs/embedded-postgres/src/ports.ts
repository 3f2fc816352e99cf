import { createServer } from 'node:net';
import { EmbeddedPostgresError } from './embedded-postgres-error.js';
import { errorCode } from './error-code.js';

/** A port that nobody listens on at this moment. */
export function findFreePort(): Promise<number> {
  return listenBriefly(0);
}

/** @throws EmbeddedPostgresError naming the port when somebody listens on it. */
export async function assertPortFree(port: number): Promise<void> {
  try {
    await listenBriefly(port);
  } catch (cause) {
    if (errorCode(cause) === 'EADDRINUSE') {
      throw new EmbeddedPostgresError(`Port ${port} is in use: stop what listens there, or choose another port for Postgres.`, { cause });
    }
    if (errorCode(cause) === 'EACCES') {
      throw new EmbeddedPostgresError(`Port ${port} is not allowed for an ordinary user: choose one above 1023 for Postgres.`, { cause });
    }
    throw cause;
  }
}

function listenBriefly(port: number): Promise<number> {
  return new Promise((done, failed) => {
    const server = createServer();
    server.once('error', failed);
    server.listen({ port, host: '127.0.0.1' }, () => {
      const address = server.address();
      server.close(() => done(typeof address === 'object' && address ? address.port : port));
    });
  });
}
