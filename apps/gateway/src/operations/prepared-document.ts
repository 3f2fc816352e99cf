import { createHash } from 'node:crypto';
import { ApolloServerErrorCode } from '@apollo/server/errors';
import { GraphQLError, Kind, NoSchemaIntrospectionCustomRule, OperationTypeNode, specifiedRules, validate, type DocumentNode, type GraphQLSchema, type OperationDefinitionNode } from 'graphql';
import type { ProtectionLimits } from '../protections/limits.js';
import { operationCost, type Variables } from '../protections/operation-cost.js';
import { parseWithinLimits } from '../protections/parse-within-limits.js';
import { refuseComplexDocuments } from '../protections/refuse-complex-documents.js';

/** More of them would tell nobody anything. */
const AT_MOST_COMPLAINTS = 10;

export interface PreparationOptions {
  readonly limits: ProtectionLimits;
  /** Whether clients may read the schema; if not, they get no help in guessing it either. */
  readonly introspection: boolean;
}

export interface PreparedOperation {
  readonly kind: OperationTypeNode;
  readonly definition: OperationDefinitionNode;
  /** See {@link operationCost}. */
  readonly cost: (variables: Variables) => number;
}

/** A document that was parsed, found to be within its limits, and valid for one schema. */
export interface PreparedDocument {
  readonly text: string;
  /** SHA-256 of the text, in hex: its name in automatic persisted queries. */
  readonly hash: string;
  readonly document: DocumentNode;
  readonly operations: readonly PreparedOperation[];
}

/**
 * Refuses, cheapest check first, what must not be executed; each check bounds the work of those after it.
 *
 * @throws OPERATION_TOO_COMPLEX, or {@link InvalidDocument} with GraphQL's own complaints
 */
export function prepareDocument(text: string, schema: GraphQLSchema, { limits, introspection }: PreparationOptions): PreparedDocument {
  const document = parsed(text, limits.tokens);
  complaining(ApolloServerErrorCode.GRAPHQL_VALIDATION_FAILED, () => refuseComplexDocuments(document, limits));
  const rules = introspection ? specifiedRules : [...specifiedRules, NoSchemaIntrospectionCustomRule];
  const complaints = validate(schema, document, rules, { maxErrors: AT_MOST_COMPLAINTS, hideSuggestions: !introspection });
  if (complaints.length > 0) throw new InvalidDocument(ApolloServerErrorCode.GRAPHQL_VALIDATION_FAILED, complaints);
  const operations = document.definitions.filter((definition) => definition.kind === Kind.OPERATION_DEFINITION);
  return {
    text,
    hash: hashOf(text),
    document,
    operations: operations.map((definition) => ({ kind: definition.operation, definition, cost: operationCost(schema, document, definition) })),
  };
}

/** What GraphQL itself has against a document. */
export class InvalidDocument extends Error {
  override readonly name = 'InvalidDocument';

  constructor(
    readonly code: ApolloServerErrorCode,
    readonly complaints: readonly GraphQLError[],
  ) {
    super(complaints.map(({ message }) => message).join('; '));
  }
}

export const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex');

const parsed = (text: string, tokens: number): DocumentNode => complaining(ApolloServerErrorCode.GRAPHQL_PARSE_FAILED, () => parseWithinLimits(text, tokens));

function complaining<T>(code: ApolloServerErrorCode, check: () => T): T {
  try {
    return check();
  } catch (error) {
    throw error instanceof GraphQLError ? new InvalidDocument(code, [error]) : error;
  }
}
