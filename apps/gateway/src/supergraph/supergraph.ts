import { badUserInput } from '@edtech/graphql/client-errors';
import { Logger } from '@nestjs/common';
import { getVariableValues, type GraphQLFormattedError } from 'graphql';
import { CompiledOperations } from '../execution/compiled-operations.js';
import type { Problem } from '../execution/completion.js';
import { executeOperation } from '../execution/execute-operation.js';
import { OperationCompiler, type CompiledOperation } from '../execution/operation-compiler.js';
import type { Subgraph } from '../execution/subgraph.js';
import { formatError, formatThrown } from '../format-error.js';
import type { GatewayContext } from '../gateway-context.js';
import { DocumentStore } from '../operations/document-store.js';
import { prepareDocument, type PreparationOptions, type PreparedDocument, type PreparedOperation } from '../operations/prepared-document.js';
import type { Variables } from '../protections/operation-cost.js';
import { problemsOfVariables } from '../protections/variable-problems.js';

export interface SupergraphOptions extends PreparationOptions {
  /** @throws for a name that nobody knows */
  readonly subgraphOf: (name: string) => Subgraph;
}

/** What a client gets; written as JSON it has its members in this order. */
export interface AnswerBody {
  readonly extensions?: { readonly valueCompletion: readonly Problem[] };
  readonly errors?: readonly GraphQLFormattedError[];
  readonly data?: Record<string, unknown> | null;
}

export interface Answer {
  readonly status: number;
  readonly body: AnswerBody;
}

/**
 * One composed schema with all that was worked out for it: prepared documents and compiled plans. It never changes. Another
 * schema is another of these; a request stays with the one that it began with.
 */
export class Supergraph {
  private readonly logger = new Logger('Supergraph');
  private readonly documents = new DocumentStore();
  private readonly compiled = new CompiledOperations();
  private readonly compiler: OperationCompiler;
  private inHand = 0;
  private idle: (() => void) | undefined;

  /** @throws where the text is no supergraph, or names a subgraph that nobody knows */
  constructor(
    readonly sdl: string,
    private readonly options: SupergraphOptions,
  ) {
    this.compiler = new OperationCompiler(sdl, options.subgraphOf);
  }

  /**
   * The document of this text, ready to be executed.
   *
   * @throws what {@link prepareDocument} throws
   */
  prepare(text: string): PreparedDocument {
    const known = this.documents.find(text);
    if (known) return known;
    const document = prepareDocument(text, this.compiler.schema, this.options);
    this.documents.add(document);
    return document;
  }

  findByHash(hash: string): PreparedDocument | undefined {
    return this.documents.findByHash(hash);
  }

  /** Never rejects: whatever goes wrong is in the answer. Who asks holds it meanwhile. */
  async execute(document: PreparedDocument, operation: PreparedOperation, variables: Variables, context: GatewayContext): Promise<Answer> {
    try {
      const refused = this.wrongVariables(operation, variables);
      if (refused) return { status: 400, body: { errors: refused } };
      const { data, errors, problems } = await executeOperation(this.compiledOf(document, operation), variables, context);
      if (errors.length > 0) return { status: 200, body: { errors: errors.map(formatThrown), data } };
      return { status: 200, body: problems.length > 0 ? { extensions: { valueCompletion: problems }, data } : { data } };
    } catch (error) {
      return { status: 500, body: { errors: [formatError({ message: 'the request failed' }, error)] } };
    }
  }

  /** Keeps it from stopping until {@link leave}: for whoever prepares by it now, and executes by it later. */
  enter(): void {
    this.inHand += 1;
  }

  leave(): void {
    this.inHand -= 1;
    if (this.inHand === 0) this.idle?.();
  }

  /**
   * Prepares and plans what is going to be asked. What this schema does not know any more is left out.
   *
   * @param known kept for good
   * @param recent kept for as long as there is room
   */
  async warm(known: readonly string[], recent: readonly string[] = []): Promise<void> {
    // The latest last, so that it is what is kept longest.
    for (const text of [...recent].reverse()) await this.planAhead(text, (document) => this.documents.add(document));
    for (const text of known) await this.planAhead(text, (document) => this.documents.addKnown(document));
  }

  /** The texts of what clients ask, the latest first. */
  recentTexts(atMost: number): readonly string[] {
    return this.documents.recentTexts(atMost);
  }

  /** Ends once the last request in hand has its answer. */
  async stop(): Promise<void> {
    if (this.inHand > 0) await new Promise<void>((resolve) => (this.idle = resolve));
  }

  private wrongVariables({ definition: { variableDefinitions = [] } }: PreparedOperation, variables: Variables): readonly GraphQLFormattedError[] | undefined {
    if (variableDefinitions.length === 0) return undefined;
    if (!getVariableValues(this.compiler.schema, variableDefinitions, variables, { maxErrors: 1 }).errors) return undefined;
    const fields = problemsOfVariables(this.compiler.schema, variableDefinitions, variables, this.options.introspection);
    const { message, code, kind } = badUserInput({ fields });
    return [{ message, extensions: { code, kind, fields } }];
  }

  private compiledOf({ document }: PreparedDocument, operation: PreparedOperation): CompiledOperation {
    const known = this.compiled.find(operation);
    if (known) return known;
    const compiled = this.compiler.compile(document, operation.definition);
    this.compiled.add(operation, compiled);
    return compiled;
  }

  private async planAhead(text: string, keep: (document: PreparedDocument) => void): Promise<void> {
    try {
      const document = this.documents.find(text) ?? prepareDocument(text, this.compiler.schema, this.options);
      keep(document);
      for (const operation of document.operations) {
        this.compiledOf(document, operation);
        // Requests come in between.
        await new Promise(setImmediate);
      }
    } catch (error) {
      this.logger.warn(`an operation that clients use does not fit the schema: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
}
