import type { GraphQLDataSource, GraphQLDataSourceProcessOptions } from '@apollo/gateway';
import type { DomainError } from '@edtech/errors';
import { serviceUnavailable } from '@edtech/service-client';
import { Logger } from '@nestjs/common';
import { GraphQLError, parse } from 'graphql';
import type { GatewayContext } from '../gateway-context.js';
import { missingFields } from './missing-fields.js';
import type { SubgraphAnswer, SubgraphClient } from './subgraph-client.js';

type ProcessOptions = GraphQLDataSourceProcessOptions<GatewayContext>;
type ClientOperation = Extract<ProcessOptions, { incomingRequestContext: unknown }>;
type ProcessResult = ReturnType<GraphQLDataSource<GatewayContext>['process']>;

/** How the gateway asks one service. A service that does not answer costs its own fields: each gets an error with its path. */
export class SubgraphDataSource implements GraphQLDataSource<GatewayContext> {
  private readonly logger = new Logger('Subgraphs');

  constructor(
    private readonly service: string,
    private readonly client: SubgraphClient,
  ) {}

  async process(options: ProcessOptions): ProcessResult {
    if (!isClientOperation(options)) throw new Error('the supergraph is never loaded from the services');
    const { query, variables, operationName } = options.request;
    if (!query) throw new Error('a fetch without an operation');
    if (options.context.rehearsal) return { data: null };
    if (options.context.silent.has(this.service)) return this.nothing(options, new Error('it has not answered this request before'));
    const mayRepeat = options.incomingRequestContext.operation?.operation !== 'mutation';
    let answer: SubgraphAnswer;
    try {
      answer = await this.client.ask({ query, variables, operationName }, options.context, mayRepeat);
    } catch (cause) {
      // What waits for this answer and needs another of the same service does not wait as long again.
      options.context.silent.add(this.service);
      this.logger.warn(`${this.service} does not answer: ${cause instanceof Error ? cause.message : String(cause)}`);
      return this.nothing(options, cause);
    }
    return { data: answer.data, errors: answer.errors?.map(({ message, path, extensions }) => new GraphQLError(message, { path, extensions })) };
  }

  private nothing({ document, request: { query = '', variables } }: ClientOperation, cause: unknown): Awaited<ProcessResult> {
    const representations: unknown = variables?.representations;
    const paths = missingFields(document ?? parse(query), Array.isArray(representations) ? representations.length : undefined);
    const error = serviceUnavailable({ service: this.service }, { cause });
    return { data: null, errors: paths.map((path) => asGraphqlError(error, path)) };
  }
}

const isClientOperation = (options: ProcessOptions): options is ClientOperation => 'incomingRequestContext' in options;

/** As a subgraph would have told it. */
export function asGraphqlError({ message, code, kind, details }: DomainError, path: readonly (string | number)[]): GraphQLError {
  return new GraphQLError(message, { path, extensions: Object.keys(details).length > 0 ? { code, kind, details } : { code, kind } });
}
