import type { GraphQLError } from 'graphql';
import type { GatewayContext } from '../gateway-context.js';
import type { Variables } from '../protections/operation-cost.js';
import type { JsonObject } from './json.js';
import type { ReceivedAnswer } from './subgraph.js';

/** One request that follows a plan. */
export class Run {
  /** What the subgraphs have answered so far, put together: more than the client asked for, and in another order. */
  readonly data: JsonObject = {};
  readonly errors: (GraphQLError | Error)[] = [];
  private received: Map<string, Promise<ReceivedAnswer>> | undefined;

  constructor(
    readonly variables: Variables,
    readonly context: GatewayContext,
    /** Whether somebody records spans. */
    readonly recorded: boolean,
  ) {}

  /** Does a part of the work: what goes wrong with it costs that part. */
  attempt<T>(work: () => T): T | undefined {
    try {
      return work();
    } catch (error) {
      this.failed(error);
      return undefined;
    }
  }

  /** A part of the answer cannot be had. */
  failed(error: unknown): void {
    this.errors.push(error instanceof Error ? error : new Error(String(error)));
  }

  /** What was asked already in these words by this request. */
  get answers(): Map<string, Promise<ReceivedAnswer>> {
    return (this.received ??= new Map());
  }
}

/** A part of a plan, ready to be followed. */
export type Step = (run: Run) => Promise<void> | void;
