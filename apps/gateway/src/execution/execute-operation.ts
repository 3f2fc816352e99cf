import { trace } from '@opentelemetry/api';
import type { GraphQLError } from 'graphql';
import type { GatewayContext } from '../gateway-context.js';
import type { Variables } from '../protections/operation-cost.js';
import type { Problem } from './completion.js';
import type { JsonObject } from './json.js';
import type { CompiledOperation } from './operation-compiler.js';
import { Run } from './run.js';

export interface Execution {
  readonly data: JsonObject | null;
  /** What subgraphs have told, or did not tell. */
  readonly errors: readonly (GraphQLError | Error)[];
  /** What was answered in another form than the schema promises. */
  readonly problems: readonly Problem[];
}

/**
 * Follows the plan of an operation, then makes its answer. A subgraph that fails costs its own fields.
 *
 * @param variables of the types that the operation declares
 * @throws where a subgraph's answer has another form than the schema's, so that there is no answer at all
 */
export async function executeOperation({ follow, complete }: CompiledOperation, variables: Variables, context: GatewayContext): Promise<Execution> {
  const run = new Run(variables, context, trace.getActiveSpan()?.isRecording() === true);
  await follow(run);
  const { data, problems } = complete(run.data, variables);
  return { data, errors: run.errors, problems };
}
