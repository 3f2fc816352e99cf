import { context, propagation } from '@opentelemetry/api';
import { circuitBreaker, ConsecutiveBreaker, handleAll, type CircuitBreakerPolicy } from 'cockatiel';
import type { GraphQLFormattedError } from 'graphql';
import { Pool } from 'undici';
import type { GatewayContext } from '../gateway-context.js';

const CONNECTIONS = 64;
/** So many failures in a row open the breaker: the service is then not asked at all for a while. */
const FAILURES_IN_A_ROW = 5;
const HALF_OPEN_AFTER_MS = 1_000;

export interface SubgraphRequest {
  readonly query: string;
  readonly variables?: Readonly<Record<string, unknown>>;
  readonly operationName?: string;
}

export interface SubgraphAnswer {
  readonly data?: Record<string, unknown> | null;
  readonly errors?: readonly GraphQLFormattedError[];
}

/** The connections to one service, its time limit and its breaker. */
export class SubgraphClient {
  private readonly pool: Pool;
  private readonly breaker: CircuitBreakerPolicy = circuitBreaker(handleAll, {
    halfOpenAfter: HALF_OPEN_AFTER_MS,
    breaker: new ConsecutiveBreaker(FAILURES_IN_A_ROW),
  });

  /** @param url the service's, without `/graphql` */
  constructor(
    url: string,
    private readonly timeoutMs: number,
  ) {
    this.pool = new Pool(url, { connections: CONNECTIONS, pipelining: 1 });
  }

  /**
   * Sends one operation. `mayRepeat` allows a second try after a connection broke, which is what a restart of the
   * service looks like: never for a mutation, which may have been carried out.
   *
   * @throws whatever keeps an answer from coming: no connection, no answer in time, not GraphQL, breaker open
   */
  ask(request: SubgraphRequest, context: GatewayContext, mayRepeat: boolean): Promise<SubgraphAnswer> {
    return this.breaker.execute(async () => {
      const signal = AbortSignal.timeout(this.timeoutMs);
      try {
        return await this.post(request, context, signal);
      } catch (error) {
        if (!mayRepeat || !connectionBroke(error)) throw error;
        return this.post(request, context, signal);
      }
    });
  }

  /** Whether the service answers at all. */
  async check(signal: AbortSignal): Promise<void> {
    const { statusCode, body } = await this.pool.request({ path: '/health/live', method: 'GET', signal });
    await body.dump();
    if (statusCode !== 200) throw new Error(`answers ${statusCode}`);
  }

  close(): Promise<void> {
    return this.pool.close();
  }

  private async post(request: SubgraphRequest, from: GatewayContext, signal: AbortSignal): Promise<SubgraphAnswer> {
    const headers: Record<string, string> = { 'content-type': 'application/json', accept: 'application/json', 'x-request-id': from.requestId };
    if (from.authorization) headers.authorization = from.authorization;
    propagation.inject(context.active(), headers);
    const { statusCode, body } = await this.pool.request({ path: '/graphql', method: 'POST', headers, body: JSON.stringify(request), signal });
    const text = await body.text();
    const answer = parseAnswer(text);
    if (!answer) throw new Error(`answered ${statusCode} with something that is not GraphQL`);
    return answer;
  }
}

function parseAnswer(text: string): SubgraphAnswer | undefined {
  try {
    const parsed = JSON.parse(text) as SubgraphAnswer | null;
    return typeof parsed === 'object' && parsed !== null && ('data' in parsed || 'errors' in parsed) ? parsed : undefined;
  } catch {
    // Not JSON: an HTML page of a proxy, or half an answer. The caller says so.
    return undefined;
  }
}

const BROKEN_CONNECTION: ReadonlySet<unknown> = new Set(['ECONNRESET', 'EPIPE', 'UND_ERR_SOCKET']);

const connectionBroke = (error: unknown): boolean => error instanceof Error && 'code' in error && BROKEN_CONNECTION.has(error.code);
