import { SpanKind, SpanStatusCode, trace } from '@opentelemetry/api';
import { CircuitState, isBrokenCircuitError, isBulkheadRejectedError, TaskCancelledError } from 'cockatiel';
import type { Caller } from './caller.js';
import { CallMetrics } from './call-metrics.js';
import { callPolicy, type CallLimits, type CallPolicy } from './call-policy.js';
import type { TlsOptions } from './connector.js';
import { GraphqlExchange, type GraphqlRequest } from './graphql-exchange.js';
import { AnswerMissing, serviceUnavailable } from './service-client.errors.js';

export interface ServiceClientOptions extends CallLimits {
  /** Who asks: `payment`. */
  readonly source: string;
  /** Who is asked: `learning`. */
  readonly target: string;
  /** The target's GraphQL endpoint: `http://localhost:4002/graphql`. */
  readonly url: string;
  /** How it is connected to by TLS; undici's own way when left out. */
  readonly tls?: TlsOptions | undefined;
  readonly metrics?: CallMetrics;
}

/**
 * One service asking another, as the user whose request it serves. For the few reads that a command cannot do
 * without: whatever can wait, or can be known from events, does not belong here.
 */
export class ServiceClient {
  private readonly exchange: GraphqlExchange;
  private readonly policy: CallPolicy;
  private readonly metrics: CallMetrics;

  constructor(private readonly options: ServiceClientOptions) {
    const { source, target, url, tls, concurrency = 20, metrics = new CallMetrics() } = options;
    this.metrics = metrics;
    this.exchange = new GraphqlExchange(target, url, concurrency, tls);
    this.policy = callPolicy(options);
    this.policy.breaker.onBreak(() => metrics.broke({ source, target }));
  }

  /** Whether the target is being asked, left alone, or tried again. */
  get circuit(): 'closed' | 'open' | 'half-open' {
    const { state } = this.policy.breaker;
    if (state === CircuitState.Closed) return 'closed';
    return state === CircuitState.HalfOpen ? 'half-open' : 'open';
  }

  /**
   * The `data` of a query's answer.
   * @throws SERVICE_UNAVAILABLE naming the target, when it did not answer in time, or is being left alone
   * @throws OwnerRefused when it answered with errors
   */
  async query<T>(request: GraphqlRequest, caller: Caller): Promise<T> {
    const { source, target } = this.options;
    const { method } = request;
    const attributes = { 'rpc.system': 'graphql', 'rpc.service': target, 'rpc.method': method };
    const started = performance.now();
    return trace.getTracer('@edtech/service-client').startActiveSpan(`${target} ${method}`, { kind: SpanKind.CLIENT, attributes }, async (span) => {
      let success = false;
      try {
        const data = await this.policy.execute((signal) => this.exchange.send<T>(request, caller, signal));
        success = true;
        return data;
      } catch (error) {
        span.setStatus({ code: SpanStatusCode.ERROR });
        throw isUnanswered(error) ? serviceUnavailable({ service: target }, { cause: error }) : error;
      } finally {
        this.metrics.called({ source, target, method, success }, (performance.now() - started) / 1_000);
        span.end();
      }
    });
  }

  /** Ends the connections; calls under way fail. */
  close(): Promise<void> {
    return this.exchange.close();
  }
}

function isUnanswered(error: unknown): boolean {
  return error instanceof AnswerMissing || error instanceof TaskCancelledError || isBrokenCircuitError(error) || isBulkheadRejectedError(error);
}
