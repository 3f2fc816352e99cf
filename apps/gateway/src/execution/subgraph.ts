import type { DomainError } from '@edtech/errors';
import type { GraphQLFormattedError } from 'graphql';
import type { GatewayContext } from '../gateway-context.js';
import type { JsonObject } from './json.js';

/** An operation that a plan sends to one subgraph; the same object for every request that follows the plan. */
export interface SubgraphOperation {
  readonly text: string;
  readonly name: string | undefined;
  /** Whether it may be sent again when a connection broke: never what changes something. */
  readonly mayRepeat: boolean;
}

export interface SubgraphAnswer {
  readonly data?: JsonObject | null;
  readonly errors?: readonly GraphQLFormattedError[];
  /** The subgraph has not answered: why, as clients are told for each field that is missing. */
  readonly missing?: DomainError;
}

/** Answers that are received once and used in several places, each of which changes its own. */
export interface ReceivedAnswer {
  readonly answer: SubgraphAnswer;
  /** The same once more, for another place. */
  again(): SubgraphAnswer;
}

/** Who knows a part of the schema. */
export interface Subgraph {
  readonly name: string;
  /**
   * @param body the operation with its variables, as JSON that can be posted
   * @returns never rejects: that there is no answer is an answer too
   */
  ask(operation: SubgraphOperation, body: string | Buffer, context: GatewayContext): Promise<ReceivedAnswer>;
}
