import { operationFromDocument, Supergraph as FederatedSchema, type Schema } from '@apollo/federation-internals';
import { QueryPlanner } from '@apollo/query-planner';
import { Kind, type DocumentNode, type GraphQLSchema, type OperationDefinitionNode } from 'graphql';
import { compileAnswer, type CompleteAnswer } from './compile-answer.js';
import { compileIntrospection } from './compile-introspection.js';
import { compilePlan, fetchesIn } from './compile-plan.js';
import { PossibleTypes } from './possible-types.js';
import type { Step } from './run.js';
import type { Subgraph } from './subgraph.js';

/** Plans that are evaluated for one operation: beyond it the best one so far is taken, so that planning ends. */
const AT_MOST_PLANS = 1_000;

/** One operation, worked out as far as it can be without its variables. */
export interface CompiledOperation {
  /** Asks the subgraphs. */
  readonly follow: Step;
  /** Makes the answer out of what they have said. */
  readonly complete: CompleteAnswer;
  /** How much there is of it, in characters of what subgraphs are asked. */
  readonly size: number;
}

/**
 * Plans operations over one composed schema and compiles the plans. What a plan says is looked at once; what is left for each request
 * is to ask the subgraphs, to put their answers together and to give them the form that was asked for.
 */
export class OperationCompiler {
  /** What clients see. */
  readonly schema: GraphQLSchema;
  private readonly planner: QueryPlanner;
  private readonly federated: FederatedSchema;
  private readonly clientSchema: Schema;
  /** Types of the whole supergraph, and those of them that clients see. */
  private readonly allTypes: PossibleTypes;
  private readonly clientTypes: PossibleTypes;
  private readonly subgraphs: ReadonlyMap<string, Subgraph>;

  /** @throws where the text is no supergraph, or `subgraphOf` knows nobody by a name in it */
  constructor(sdl: string, subgraphOf: (name: string) => Subgraph) {
    this.federated = FederatedSchema.build(sdl, { validateSupergraph: true });
    this.subgraphs = new Map(this.federated.subgraphsMetadata().map(({ name }) => [name, subgraphOf(name)]));
    this.clientSchema = this.federated.apiSchema();
    this.schema = this.clientSchema.toGraphQLJSSchema();
    this.planner = new QueryPlanner(this.federated, { debug: { maxEvaluatedPlans: AT_MOST_PLANS } });
    this.allTypes = new PossibleTypes(this.federated.schema);
    this.clientTypes = new PossibleTypes(this.clientSchema);
  }

  /**
   * @param document valid for the schema
   * @throws what the planner throws
   */
  compile(document: DocumentNode, definition: OperationDefinitionNode): CompiledOperation {
    const alone: DocumentNode = { kind: Kind.DOCUMENT, definitions: [definition, ...document.definitions.filter(({ kind }) => kind === Kind.FRAGMENT_DEFINITION)] };
    const operation = operationFromDocument(this.clientSchema, alone, { validate: false });
    const plan = this.planner.buildQueryPlan(operation);
    const follow = compilePlan(plan, { subgraphOf: (name) => this.subgraphCalled(name), types: this.allTypes, defaults: operation.collectDefaultedVariableValues() });
    const complete = compileAnswer(operation, { schema: this.clientSchema, types: this.clientTypes, introspection: (field) => compileIntrospection(field, this.schema, definition) });
    const fetches = plan.node && plan.node.kind !== 'Subscription' ? fetchesIn(plan.node) : [];
    return { follow, complete, size: fetches.reduce((size, fetch) => size + fetch.operation.length, 1_000) };
  }

  private subgraphCalled(name: string): Subgraph {
    const subgraph = this.subgraphs.get(name);
    if (!subgraph) throw new Error(`the plan asks "${name}", which is no subgraph`);
    return subgraph;
  }
}
