import { ApolloGateway, type GraphQLDataSource } from '@apollo/gateway';
import { ApolloServer, type GraphQLResponse } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginSchemaReportingDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled';
import { Logger } from '@nestjs/common';
import type { GraphQLFormattedError, GraphQLSchema } from 'graphql';
import { formatError } from '../format-error.js';
import type { GatewayContext } from '../gateway-context.js';
import { DocumentStore } from '../operations/document-store.js';
import { prepareDocument, type PreparationOptions, type PreparedDocument } from '../operations/prepared-document.js';
import { sampleVariables } from '../operations/sample-variables.js';
import type { Variables } from '../protections/operation-cost.js';

/** Plans that are evaluated for one operation: beyond it the best one so far is taken, so that planning ends. */
const AT_MOST_PLANS = 1_000;

export interface SupergraphOptions extends PreparationOptions {
  readonly dataSourceOf: (subgraph: string) => GraphQLDataSource<GatewayContext>;
}

export interface Execution {
  readonly document: PreparedDocument;
  readonly operationName: string | undefined;
  readonly variables: Variables;
}

export interface Answer {
  readonly status: number;
  readonly body: { readonly data?: Record<string, unknown> | null; readonly errors?: readonly GraphQLFormattedError[]; readonly extensions?: Record<string, unknown> };
}

/**
 * One composed schema with all that was worked out for it: prepared documents and plans. It never changes. Another
 * schema is another of these; a request stays with the one that it began with.
 */
export class Supergraph {
  private inHand = 0;
  private idle: (() => void) | undefined;

  private constructor(
    readonly sdl: string,
    private readonly schema: GraphQLSchema,
    private readonly server: ApolloServer<GatewayContext>,
    private readonly documents: DocumentStore,
    private readonly options: SupergraphOptions,
  ) {}

  /** @throws where the text is no supergraph, or names a service that nobody knows */
  static async start(sdl: string, options: SupergraphOptions): Promise<Supergraph> {
    const documents = new DocumentStore();
    let schema: GraphQLSchema | undefined;
    const gateway = new ApolloGateway({
      supergraphSdl: sdl,
      buildService: ({ name }) => options.dataSourceOf(name),
      queryPlannerConfig: { debug: { maxEvaluatedPlans: AT_MOST_PLANS } },
      logger: quiet,
    });
    gateway.onSchemaLoadOrUpdate(({ apiSchema }) => {
      schema = apiSchema;
    });
    const server = new ApolloServer<GatewayContext>({
      gateway,
      // Documents come prepared: what is found here is neither parsed nor validated again. The key ends with the text's hash.
      documentStore: {
        get: async (key) => documents.findByHash(key.slice(key.lastIndexOf(':') + 1))?.document,
        set: async () => undefined,
        delete: async () => false,
      },
      plugins: [
        // On by default; nobody reads what they write, and the landing page loads scripts from elsewhere.
        ApolloServerPluginInlineTraceDisabled(),
        ApolloServerPluginCacheControlDisabled(),
        ApolloServerPluginUsageReportingDisabled(),
        ApolloServerPluginSchemaReportingDisabled(),
        ApolloServerPluginLandingPageDisabled(),
      ],
      introspection: options.introspection,
      hideSchemaDetailsFromClientErrors: !options.introspection,
      persistedQueries: false,
      includeStacktraceInErrorResponses: false,
      stopOnTerminationSignals: false,
      logger: quiet,
      formatError,
    });
    await server.start();
    if (!schema) throw new Error('the gateway has loaded no schema');
    return new Supergraph(sdl, schema, server, documents, options);
  }

  /**
   * The document of this text, ready to be executed.
   *
   * @throws what {@link prepareDocument} throws
   */
  prepare(text: string): PreparedDocument {
    const known = this.documents.find(text);
    if (known) return known;
    const document = prepareDocument(text, this.schema, this.options);
    this.documents.add(document);
    return document;
  }

  findByHash(hash: string): PreparedDocument | undefined {
    return this.documents.findByHash(hash);
  }

  execute({ document, operationName, variables }: Execution, context: GatewayContext): Promise<Answer> {
    return this.hold(async () => answerOf(await this.server.executeOperation({ query: document.text, operationName, variables }, { contextValue: context })));
  }

  /** Keeps it from stopping until `work` has ended: for whoever prepares by it now, and executes by it later. */
  async hold<T>(work: () => Promise<T>): Promise<T> {
    this.inHand += 1;
    try {
      return await work();
    } finally {
      this.inHand -= 1;
      if (this.inHand === 0) this.idle?.();
    }
  }

  /**
   * Prepares and plans what is going to be asked. What this schema does not know any more is left out.
   *
   * @param known kept for good
   * @param recent kept for as long as there is room
   */
  async warm(known: readonly string[], recent: readonly string[] = []): Promise<void> {
    // The latest last, so that it is what is kept longest.
    for (const text of [...recent].reverse()) await this.rehearse(text, (document) => this.documents.add(document));
    for (const text of known) await this.rehearse(text, (document) => this.documents.addKnown(document));
  }

  /** The texts of what clients ask, the latest first. */
  recentTexts(atMost: number): readonly string[] {
    return this.documents.recentTexts(atMost);
  }

  /** Ends once the last request in hand has its answer. */
  async stop(): Promise<void> {
    if (this.inHand > 0) await new Promise<void>((resolve) => (this.idle = resolve));
    await this.server.stop();
  }

  private async rehearse(text: string, keep: (document: PreparedDocument) => void): Promise<void> {
    let document: PreparedDocument;
    try {
      document = this.documents.find(text) ?? prepareDocument(text, this.schema, this.options);
    } catch (error) {
      return quiet.warn(`an operation that clients use does not fit the schema: ${error instanceof Error ? error.message : String(error)}`);
    }
    keep(document);
    for (const { definition } of document.operations) {
      const variables = sampleVariables(this.schema, definition);
      const name = definition.name?.value;
      // Plans are kept by the operation's name, which a client may leave out where there is only one.
      const names = document.operations.length === 1 ? new Set([undefined, name]) : new Set([name]);
      for (const operationName of names) await this.execute({ document, operationName, variables }, rehearsal());
      // Requests come in between.
      await new Promise(setImmediate);
    }
  }
}

const rehearsal = (): GatewayContext => ({ viewer: null, authorization: undefined, requestId: 'rehearsal', address: '', silent: new Set(), rehearsal: true });

function answerOf({ body, http }: GraphQLResponse): Answer {
  if (body.kind !== 'single') throw new Error('the gateway answers in one piece');
  return { status: http.status ?? 200, body: body.singleResult };
}

const logger = new Logger('Supergraph');

/** Apollo's own words, as far as they are of interest here. */
const quiet = {
  debug: () => undefined,
  info: () => undefined,
  warn: (message?: unknown) => logger.warn(String(message)),
  error: (message?: unknown) => logger.error(String(message)),
};
