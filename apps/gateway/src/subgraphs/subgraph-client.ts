import { connectorOf, type TlsOptions } from '@edtech/service-client/connector';
import { context, propagation, trace, type TextMapSetter } from '@opentelemetry/api';
import { Pool } from 'undici';
import type { ReceivedAnswer, SubgraphAnswer } from '../execution/subgraph.js';
import type { GatewayContext } from '../gateway-context.js';
import { Breaker } from './breaker.js';
import { receiveAnswer, type ReceivedAnswer as Received, type TimeLimit } from './receive-answer.js';

const CONNECTIONS = 64;
/** So many failures in a row open the breaker: the service is then not asked at all for a while. */
const FAILURES_IN_A_ROW = 5;
const TRY_AGAIN_AFTER_MS = 1_000;
/** No screen needs more; a service that sends more would take the memory of all requests. */
const LARGEST_ANSWER_BYTES = 33_554_432;

export interface SubgraphClientOptions {
  /** Where the service takes GraphQL: `http://learning:4002/graphql`. */
  readonly url: string;
  /** How long it may take for one answer. */
  readonly timeoutMs: number;
  /** Requests that it is asked at once, those included that wait for a connection; what is beyond is turned away at once. */
  readonly concurrency: number;
  /** How it is connected to by TLS; undici's own way when left out. */
  readonly tls?: TlsOptions | undefined;
}

/** The connections to one service, its time limit, its share of what is in hand, and its breaker. */
export class SubgraphClient {
  private readonly pool: Pool;
  private readonly path: string;
  private inHand = 0;
  private readonly breaker = new Breaker({ failuresInARow: FAILURES_IN_A_ROW, tryAgainAfterMs: TRY_AGAIN_AFTER_MS });

  constructor(private readonly options: SubgraphClientOptions) {
    const { url, concurrency, tls } = options;
    const { origin, pathname, search } = new URL(url);
    this.path = `${pathname}${search}`;
    this.pool = new Pool(origin, { connections: Math.min(CONNECTIONS, concurrency), pipelining: 1, maxResponseSize: LARGEST_ANSWER_BYTES, ...(tls && { connect: connectorOf(tls) }) });
  }

  /**
   * Sends one operation, as JSON. `mayRepeat` allows a second try after a connection broke, which is what a restart of the
   * service looks like: never for a mutation, which may have been carried out.
   *
   * @throws whatever keeps an answer from coming: no connection, no answer in time, not GraphQL, too many in hand, breaker open
   */
  ask(body: string | Buffer, from: GatewayContext, mayRepeat: boolean): Promise<ReceivedAnswer> {
    if (this.inHand >= this.options.concurrency) return Promise.reject(new Error(`has ${this.inHand} requests in hand already`));
    if (!this.breaker.letsThrough()) return Promise.reject(new Error('it has not answered lately, and is not asked for a while'));
    this.inHand += 1;
    const limit: TimeLimit = {};
    const timer = this.startClock(limit);
    const ended = (): void => {
      clearTimeout(timer);
      this.inHand -= 1;
    };
    const request = { path: this.path, method: 'POST', headers: headersOf(from), body } as const;
    const send = (): Promise<Received> => receiveAnswer(this.pool, request, limit);
    const received = (answer: Received): ReceivedAnswer => {
      ended();
      return this.read(answer);
    };
    const failed = (error: unknown): never => {
      ended();
      this.breaker.failed();
      throw error;
    };
    return send().then(received, (error: unknown) => (mayRepeat && connectionBroke(error) ? send().then(received, failed) : failed(error)));
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

  private read({ status, text }: Received): ReceivedAnswer {
    const answer = parseAnswer(text);
    if (answer) {
      this.breaker.succeeded();
      return { answer, again: () => parseAnswer(text) ?? answer };
    }
    // Who says no to what it was asked is well: no reason to stop asking it.
    if (status >= 400 && status < 500) this.breaker.refused();
    else this.breaker.failed();
    throw new Error(`answered ${status} with something that is not GraphQL`);
  }

  /**
   * Ends what takes longer. An answer that is there when the time is over, and only has not been read because this process
   * was busy itself, still counts: a service is not to blame for that.
   */
  private startClock(limit: TimeLimit): NodeJS.Timeout {
    const { timeoutMs } = this.options;
    const end = (): void => {
      limit.passed = new Error(`no answer within ${timeoutMs} ms`);
      limit.end?.(limit.passed);
    };
    return setTimeout(() => setImmediate(end), timeoutMs);
  }
}

/** The same for every service, unless each fetch has a span of its own. */
function headersOf(from: GatewayContext): string[] {
  if (from.headers) return from.headers;
  const headers = ['content-type', 'application/json', 'accept', 'application/json', 'x-request-id', from.requestId, 'x-forwarded-for', from.address];
  if (from.authorization) headers.push('authorization', from.authorization);
  propagation.inject(context.active(), headers, PAIRS);
  if (trace.getActiveSpan()?.isRecording() !== true) from.headers = headers;
  return headers;
}

const PAIRS: TextMapSetter<string[]> = { set: (headers, name, value) => void headers.push(name, value) };

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
