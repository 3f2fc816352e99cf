import { once } from 'node:events';
import { createServer, request as ask } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

type TokenAnswer = Readonly<Record<string, unknown>>;

/** Stands between a relying party and its provider, whose answers with tokens it may change. */
export class ChangingProxy {
  /** Where what comes is sent on to; the provider is started with this one as its issuer. */
  upstream = '';
  change: (answer: TokenAnswer) => TokenAnswer = (answer) => answer;

  private constructor(
    readonly url: string,
    readonly stop: () => void,
  ) {}

  static async start(): Promise<ChangingProxy> {
    const server = createServer((request, response) => {
      // The host stays as it was asked for: by it the provider says where its other pages are.
      const onward = ask(new URL(request.url ?? '/', proxy.upstream), { method: request.method, headers: request.headers }, (answer) => {
        if (request.url !== '/token') {
          response.writeHead(answer.statusCode ?? 500, answer.headers);
          answer.pipe(response);
          return;
        }
        void text(answer).then((body) => {
          const changed = JSON.stringify(proxy.change(JSON.parse(body) as TokenAnswer));
          response.writeHead(answer.statusCode ?? 500, { 'content-type': 'application/json' }).end(changed);
        });
      });
      onward.on('error', () => response.writeHead(502).end());
      request.pipe(onward);
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const proxy = new ChangingProxy(`http://127.0.0.1:${(server.address() as AddressInfo).port}`, () => {
      server.closeAllConnections();
      server.close();
    });
    return proxy;
  }
}
