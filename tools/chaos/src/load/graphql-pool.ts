import { Pool } from 'undici';

/** What became of a request. */
export type Answer<T> =
  | { readonly kind: 'acknowledged'; readonly data: T }
  /** Said no; nothing was written by the part that said so. */
  | { readonly kind: 'refused'; readonly code: string }
  /** Cut off, timed out, or answered by no service: it may have happened. */
  | { readonly kind: 'unknown'; readonly reason: string };

interface Body<T> {
  readonly data?: T | null;
  readonly errors?: readonly { readonly message: string; readonly extensions?: { readonly code?: string } }[];
}

/** One service's GraphQL, over connections that are kept. */
export class GraphqlPool {
  private readonly pool: Pool;

  constructor(url: string, private readonly timeoutMs: number) {
    this.pool = new Pool(url, { connections: 16, headersTimeout: timeoutMs, bodyTimeout: timeoutMs, connect: { timeout: 2_000 } });
  }

  async ask<T>(query: string, token: string | undefined, variables?: object): Promise<Answer<T>> {
    try {
      const { statusCode, body } = await this.pool.request({
        method: 'POST',
        path: '/graphql',
        headers: { 'content-type': 'application/json', ...(token === undefined ? {} : { authorization: `Bearer ${token}` }) },
        body: JSON.stringify({ query, variables }),
        signal: AbortSignal.timeout(this.timeoutMs),
      });
      const text = await body.text();
      if (statusCode >= 500) return { kind: 'unknown', reason: `HTTP ${statusCode}` };
      const { data, errors } = JSON.parse(text) as Body<T>;
      const [error] = errors ?? [];
      if (error) {
        const code = error.extensions?.code ?? error.message;
        return code === 'INTERNAL' ? { kind: 'unknown', reason: code } : { kind: 'refused', code };
      }
      return data === null || data === undefined ? { kind: 'unknown', reason: 'no data' } : { kind: 'acknowledged', data };
    } catch (error) {
      return { kind: 'unknown', reason: error instanceof Error && 'code' in error ? String(error.code) : error instanceof Error ? error.name : String(error) };
    }
  }

  async close(): Promise<void> {
    await this.pool.destroy();
  }
}
