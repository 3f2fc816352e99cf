import type { JsonWebKey } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface TestJwks {
  readonly url: string;
  /** Answers nothing but errors while it is. */
  away: boolean;
  close(): Promise<void>;
}

/** Serves keys as identity does. @param keys asked at every request */
export async function serveTestJwks(keys: () => readonly JsonWebKey[] | Promise<readonly JsonWebKey[]>): Promise<TestJwks> {
  const server = createServer((_request, response) => {
    void (async () => {
      if (served.away) throw new Error('away');
      response.setHeader('content-type', 'application/json').end(JSON.stringify({ keys: await keys() }));
    })().catch(() => response.writeHead(500).end());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const served: TestJwks = {
    url: `http://127.0.0.1:${port}/.well-known/jwks.json`,
    away: false,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
  return served;
}
