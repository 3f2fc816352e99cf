import { ApolloGateway } from '@apollo/gateway';
import { serviceUnavailable } from '@edtech/service-client';
import { GraphQLError, getOperationAST, parse, type GraphQLFormattedError } from 'graphql';
import { asFormattedError } from '../../src/execution/fetch-errors.js';
import { askedFields } from '../../src/execution/asked-fields.js';
import { executeOperation } from '../../src/execution/execute-operation.js';
import { OperationCompiler, type CompiledOperation } from '../../src/execution/operation-compiler.js';
import type { SubgraphAnswer } from '../../src/execution/subgraph.js';
import type { GatewayContext } from '../../src/gateway-context.js';
import { InventedSubgraphs, type Faults } from './invented-subgraphs.js';

type Executor = Awaited<ReturnType<ApolloGateway['load']>>['executor'];

/** What came of an operation, in a form that can be compared to the byte. */
export interface Outcome {
  /** As JSON; undefined where there was no answer at all. */
  readonly data: string | undefined;
  /** In the order of their text: in which order subgraphs answer is left to chance. */
  readonly errors: readonly string[];
  readonly problems: string;
  readonly fetches: number;
}

const NOBODY: GatewayContext = { viewer: null, authorization: undefined, requestId: 'request', address: '', silent: new Set() };

/** Apollo's executor and ours over the same supergraph and the same invented subgraphs. */
export class BothExecutors {
  private compiled: { readonly text: string; readonly operation: CompiledOperation } | undefined;
  private faults: Faults = { seed: 0, nulls: 0, errors: 0, lies: 0, silent: [] };

  private constructor(
    readonly compiler: OperationCompiler,
    private readonly apollo: Executor,
    private readonly subgraphs: InventedSubgraphs,
  ) {}

  static async over(sdl: string): Promise<BothExecutors> {
    const subgraphs = new InventedSubgraphs(sdl);
    const box: { both?: BothExecutors } = {};
    const faults = (): Faults => {
      if (!box.both) throw new Error('nobody asks yet');
      return box.both.faults;
    };
    const gateway = new ApolloGateway({
      supergraphSdl: sdl,
      logger: { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined },
      buildService: ({ name }) => ({
        process: async ({ request: { query = '', variables = {} } }) => {
          if (faults().silent.includes(name)) return { data: null, errors: silence(name, query, variables) };
          const { data, errors } = await subgraphs.ask(name, query, variables, faults());
          return { data, errors: errors?.map(({ message, path, extensions }) => new GraphQLError(message, { path, extensions })) };
        },
      }),
    });
    const { executor } = await gateway.load();
    const compiler = new OperationCompiler(sdl, (name) => ({
      name,
      ask: async (_operation, body) => {
        if (faults().silent.includes(name)) {
          const answer = { data: null, missing: serviceUnavailable({ service: name }) };
          return { answer, again: () => answer };
        }
        const { query, variables } = JSON.parse(body.toString()) as { query: string; variables: Record<string, unknown> };
        const text = JSON.stringify(await subgraphs.ask(name, query, variables, faults()));
        const again = (): SubgraphAnswer => JSON.parse(text) as SubgraphAnswer;
        return { answer: again(), again };
      },
    }));
    return (box.both = new BothExecutors(compiler, executor, subgraphs));
  }

  get names(): readonly string[] {
    return this.subgraphs.names;
  }

  /** What Apollo makes of an operation that is valid, and what ours makes of it. */
  async execute(text: string, variables: Readonly<Record<string, unknown>>, faults: Partial<Faults>): Promise<{ apollo: Outcome; ours: Outcome }> {
    this.faults = { seed: 0, nulls: 0, errors: 0, lies: 0, silent: [], ...faults };
    return { apollo: await this.counted(() => this.byApollo(text, variables)), ours: await this.counted(() => this.byOurs(text, variables)) };
  }

  private async counted(execute: () => Promise<Omit<Outcome, 'fetches'>>): Promise<Outcome> {
    const before = this.subgraphs.asked;
    const outcome = await execute().catch((): Omit<Outcome, 'fetches'> => ({ data: undefined, errors: [], problems: '' }));
    return { ...outcome, fetches: this.subgraphs.asked - before };
  }

  private async byApollo(text: string, variables: Readonly<Record<string, unknown>>): Promise<Omit<Outcome, 'fetches'>> {
    const document = parse(text);
    const operation = getOperationAST(document);
    if (!operation) throw new Error('no operation');
    const { data, errors, extensions } = await this.apollo({
      request: { query: text, variables },
      document,
      source: text,
      queryHash: text,
      operation,
      operationName: operation.name?.value ?? null,
      metrics: {},
      context: NOBODY,
      logger: console,
      schema: this.compiler.schema,
      cache: undefined as never,
      schemaHash: '' as never,
      overallCachePolicy: undefined,
    });
    if (data === undefined) return { data: undefined, errors: [], problems: '' };
    return { data: JSON.stringify(data), errors: (errors ?? []).map(asText).sort(), problems: JSON.stringify(extensions?.valueCompletion ?? []) };
  }

  private async byOurs(text: string, variables: Readonly<Record<string, unknown>>): Promise<Omit<Outcome, 'fetches'>> {
    const document = parse(text);
    const operation = getOperationAST(document);
    if (!operation) throw new Error('no operation');
    if (this.compiled?.text !== text) this.compiled = { text, operation: this.compiler.compile(document, operation) };
    const { data, errors, problems } = await executeOperation(this.compiled.operation, variables, NOBODY);
    return { data: JSON.stringify(data), errors: errors.map(asText).sort(), problems: JSON.stringify(errors.length > 0 ? [] : problems) };
  }
}

/** What the gateway's data source has told Apollo's executor of a service that does not answer. */
function silence(name: string, query: string, variables: Readonly<Record<string, unknown>>): GraphQLError[] {
  const document = parse(query);
  const representations: unknown = variables.representations;
  const fields = askedFields(document, Array.isArray(representations));
  const places: (string | number)[][] = Array.isArray(representations) ? representations.map((_, index) => ['_entities', index]) : [[]];
  const { message, extensions } = asFormattedError(serviceUnavailable({ service: name }));
  return places.flatMap((place) => fields.map((field) => [...place, field])).slice(0, 100).map((path) => new GraphQLError(message, { path, extensions }));
}

/**
 * Indexes are left out: where a fetch is about some items of a list only, Apollo counts those, and names others in its errors.
 * What the subgraphs did not say as they should is said in words of our own.
 */
function asText(error: Error): string {
  if (!(error instanceof GraphQLError)) return 'a subgraph has answered nonsense';
  const { message, path, extensions }: GraphQLFormattedError = error.toJSON();
  if (path === undefined && message.startsWith('Expected "data._entities"')) return 'a subgraph has answered nonsense';
  return JSON.stringify({ message, path: path?.map((step) => (typeof step === 'number' ? '@' : step)), extensions });
}
