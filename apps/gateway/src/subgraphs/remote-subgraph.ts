import { serviceUnavailable } from '@edtech/service-client/unavailable';
import { Logger } from '@nestjs/common';
import type { ReceivedAnswer, Subgraph, SubgraphOperation } from '../execution/subgraph.js';
import type { GatewayContext } from '../gateway-context.js';
import type { SubgraphClient } from './subgraph-client.js';

/** How the gateway asks one service. A service that does not answer costs its own fields: each gets an error with its path. */
export class RemoteSubgraph implements Subgraph {
  private readonly logger = new Logger('Subgraphs');

  constructor(
    readonly name: string,
    private readonly client: SubgraphClient,
  ) {}

  ask({ mayRepeat }: SubgraphOperation, body: string | Buffer, context: GatewayContext): Promise<ReceivedAnswer> {
    if (context.silent.has(this.name)) return Promise.resolve(this.missing(new Error('it has not answered this request before')));
    return this.client.ask(body, context, mayRepeat).catch((cause: unknown) => {
      // What waits for this answer and needs another of the same service does not wait as long again.
      context.silent.add(this.name);
      this.logger.warn(`${this.name} does not answer: ${cause instanceof Error ? cause.message : String(cause)}`);
      return this.missing(cause);
    });
  }

  private missing(cause: unknown): ReceivedAnswer {
    const answer = { data: null, missing: serviceUnavailable({ service: this.name }, { cause }) };
    return { answer, again: () => answer };
  }
}
