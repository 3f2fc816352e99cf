import { context, propagation } from '@opentelemetry/api';
import { Pool } from 'undici';
import type { Caller } from './caller.js';
import { connectorOf, type TlsOptions } from './connector.js';
import { AnswerMissing, OwnerRefused } from './service-client.errors.js';

export interface GraphqlRequest {
  /** The operation's name; a call's metrics carry it, so it comes from the program and never from input. */
  readonly method: string;
  /** A query. Mutations do not belong here: calls are repeated when no answer came. */
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

interface GraphqlAnswer {
  data?: Record<string, unknown> | null;
  errors?: readonly { message?: string; extensions?: { code?: string; kind?: string } }[];
}

const MAX_ANSWER_BYTES = 4 * 1024 * 1024;

/** The owner is there but could not do its work: the same as no answer. */
const OWNER_FAILED = new Set(['internal', 'unavailable']);

/** One GraphQL request and its answer over a pool of kept connections. */
export class GraphqlExchange {
  private readonly pool: Pool;
  private readonly path: string;

  constructor(
    private readonly service: string,
    url: string,
    connections: number,
    tls?: TlsOptions,
  ) {
    const { origin, pathname } = new URL(url);
    this.path = pathname;
    this.pool = new Pool(origin, { connections, maxResponseSize: MAX_ANSWER_BYTES, ...(tls && { connect: connectorOf(tls) }) });
  }

  /**
   * @throws AnswerMissing when nothing usable came back
   * @throws OwnerRefused when the owner answered with errors of the asker's making
   */
  async send<T>(request: GraphqlRequest, caller: Caller, signal: AbortSignal): Promise<T> {
    const { status, text } = await this.post(request, caller, signal);
    if (status >= 500 || status === 429) throw new AnswerMissing(`${this.service} answered with status ${status}`);
    return this.read<T>(status, text);
  }

  close(): Promise<void> {
    return this.pool.destroy();
  }

  private async post({ method, query, variables }: GraphqlRequest, caller: Caller, signal: AbortSignal) {
    const body = JSON.stringify({ operationName: method, query, variables });
    try {
      const answer = await this.pool.request({ path: this.path, method: 'POST', headers: headersFor(caller), body, signal });
      return { status: answer.statusCode, text: await answer.body.text() };
    } catch (error) {
      throw new AnswerMissing(`${this.service} could not be asked: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
    }
  }

  private read<T>(status: number, text: string): T {
    const answer = parse(text);
    if (!answer) throw new AnswerMissing(`${this.service} answered with status ${status} and no GraphQL`);
    const [error] = answer.errors ?? [];
    if (error) {
      const { code = 'UNKNOWN', kind = '' } = error.extensions ?? {};
      const reason = error.message ?? 'no message';
      throw OWNER_FAILED.has(kind) ? new AnswerMissing(`${this.service} failed: ${reason}`) : new OwnerRefused(this.service, code, reason);
    }
    if (!answer.data) throw new AnswerMissing(`${this.service} answered without data`);
    return answer.data as T;
  }
}

function headersFor(caller: Caller): Record<string, string> {
  const headers: Record<string, string> = { 'content-type': 'application/json', accept: 'application/json' };
  if (caller.authorization) headers['authorization'] = caller.authorization;
  if (caller.requestId) headers['x-request-id'] = caller.requestId;
  if (caller.traceparent) headers['traceparent'] = caller.traceparent;
  // Overwrites the caller's trace context where this process has a span of its own.
  propagation.inject(context.active(), headers);
  return headers;
}

function parse(text: string): GraphqlAnswer | undefined {
  try {
    const answer: unknown = JSON.parse(text);
    return typeof answer === 'object' && answer !== null ? (answer as GraphqlAnswer) : undefined;
  } catch {
    return undefined;
  }
}
