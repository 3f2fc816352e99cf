import { request, type Agent } from 'node:https';
import type { IncomingMessage } from 'node:http';
import { Readable } from 'node:stream';
import type { Fetch } from '@edtech/auth';

const REDIRECTS: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);
const WITHOUT_BODY: ReadonlySet<number> = new Set([204, 205, 304]);

/** `fetch` over an agent of node:https: Node's own takes no word on whom to believe. It follows no redirects. @param agentOf asked for each request */
export function fetchByTls(agentOf: () => Agent): Fetch {
  return (url, { method = 'GET', headers, body, signal, redirect }) =>
    new Promise((resolve, reject) => {
      const options = { agent: agentOf(), method, headers: Object.fromEntries(new Headers(headers)), ...(signal && { signal }) };
      const sent = request(url, options, (received) => {
        const { statusCode = 0 } = received;
        if (redirect !== 'manual' && REDIRECTS.has(statusCode)) {
          received.destroy();
          return reject(new TypeError('who was asked answers with a redirect'));
        }
        resolve(responseOf(received, statusCode));
      });
      sent.on('error', (error) => reject(signal?.aborted ? signal.reason : error));
      sent.end(body);
    });
}

function responseOf(received: IncomingMessage, status: number): Response {
  const headers = Object.entries(received.headers).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value] as [string, string]] : []));
  if (!WITHOUT_BODY.has(status)) return new Response(Readable.toWeb(received) as ReadableStream<Uint8Array>, { status, headers });
  received.resume();
  return new Response(null, { status, headers });
}
