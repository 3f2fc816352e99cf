import { ApolloServerErrorCode } from '@apollo/server/errors';
import type { TokenVerifier } from '@edtech/auth';
import { DomainError, httpStatusOf } from '@edtech/errors';
import { noteHostile, noteRefusal } from '@edtech/service-host/http';
import type { FastifyRequest } from 'fastify';
import { GraphQLError, OperationTypeNode, type GraphQLFormattedError } from 'graphql';
import { formatError } from '../format-error.js';
import type { GatewayContext } from '../gateway-context.js';
import { findOperation, type KnownOperations } from '../operations/find-operation.js';
import { InvalidDocument, type PreparedDocument, type PreparedOperation } from '../operations/prepared-document.js';
import type { Budget } from '../protections/budget.js';
import { forbidCrossSite } from '../protections/forbid-cross-site.js';
import type { ProtectionLimits } from '../protections/limits.js';
import { badRequest, operationTooComplex, operationTooCostly, persistedQueryNotFound, rateLimited } from '../protections/protections.errors.js';
import { withoutSuggestions } from '../protections/suggestions.js';
import type { Answer, Supergraph } from '../supergraph/supergraph.js';
import type { Supergraphs } from '../supergraph/supergraphs.js';
import { readRequest, type OperationRequest } from './read-request.js';

export interface DoorParts {
  readonly supergraphs: Supergraphs;
  readonly verifier: Pick<TokenVerifier, 'readHeaderNow'>;
  readonly operations: KnownOperations;
  readonly limits: ProtectionLimits;
  readonly budgets: { readonly requests: Budget; readonly cost: Budget };
  /** Whether clients are helped with what the schema has. */
  readonly suggestions: boolean;
}

/** Everything between a request and its answer, in order of price: what can be refused cheaply is refused first. */
export class RequestAnswerer {
  constructor(private readonly parts: DoorParts) {}

  /** Never rejects: whatever goes wrong is in the answer. */
  async answer(request: FastifyRequest): Promise<Answer & { readonly retryAfterSeconds?: number }> {
    const { supergraphs, verifier, budgets, suggestions } = this.parts;
    let supergraph: Supergraph | undefined;
    try {
      forbidCrossSite(request.headers);
      const waitForRequests = budgets.requests.take(request.ip, 1);
      refuseUntil(typeof waitForRequests === 'number' ? waitForRequests : await waitForRequests);
      const asked = readRequest(request);
      // From here to the end by one schema, whatever else becomes current meanwhile: it is not given up before the answer.
      supergraph = supergraphs.current;
      supergraph.enter();
      const { document, operation, cost } = this.judge(asked, supergraph, request.method);
      const { authorization } = request.headers;
      const read = verifier.readHeaderNow(authorization);
      const viewer = read instanceof Promise ? await read : read;
      const waitForCost = budgets.cost.take(viewer.viewer?.userId ?? viewer.service?.serviceAccountId ?? request.ip, cost);
      refuseUntil(typeof waitForCost === 'number' ? waitForCost : await waitForCost);
      const context: GatewayContext = { ...viewer, authorization, requestId: request.id, address: request.ip, silent: new Set() };
      const answer = await supergraph.execute(document, operation, asked.variables, context);
      return suggestions ? answer : { ...answer, body: hushed(answer.body) };
    } catch (error) {
      return refusal(error, suggestions);
    } finally {
      supergraph?.leave();
    }
  }

  /** What is answered to a request of which that much was wrong before anybody has read it. */
  refuse(error: DomainError): Answer {
    return refusal(error, this.parts.suggestions);
  }

  /** @throws for what is not answered, or costs more than one operation may */
  private judge(asked: OperationRequest, supergraph: Supergraph, method: string): { document: PreparedDocument; operation: PreparedOperation; cost: number } {
    const { operations, limits } = this.parts;
    const document = findOperation(asked, operations, supergraph);
    const operation = chosen(document, asked);
    if (operation.kind !== OperationTypeNode.QUERY && method === 'GET') throw new GetIsForQueries();
    if (operation.kind === OperationTypeNode.SUBSCRIPTION) throw badRequest({ reason: 'Subscriptions are not answered here' });
    const cost = Math.ceil(operation.cost(asked.variables));
    if (cost > limits.cost) throw operationTooCostly({ cost, allowed: limits.cost });
    return { document, operation, cost };
  }
}

/** Mutations, and whatever else changes something, by POST only. */
class GetIsForQueries extends GraphQLError {
  constructor() {
    super('GET is for queries only', { extensions: { code: ApolloServerErrorCode.BAD_REQUEST } });
  }
}

function chosen({ operations }: PreparedDocument, { operationName }: OperationRequest): PreparedOperation {
  const [only, ...others] = operationName === undefined ? operations : operations.filter(({ definition }) => definition.name?.value === operationName);
  if (only && others.length === 0) return only;
  const message = operationName === undefined ? 'Say which operation of the document is meant, as `operationName`' : `The document has no operation named "${operationName}"`;
  throw new GraphQLError(message, { extensions: { code: ApolloServerErrorCode.OPERATION_RESOLUTION_FAILURE } });
}

function refuseUntil(waitMs: number): void {
  if (waitMs > 0) throw rateLimited({ retryAfterSeconds: Math.ceil(waitMs / 1_000) });
}

function refusal(error: unknown, suggestions: boolean): Answer & { retryAfterSeconds?: number } {
  if (error instanceof InvalidDocument) {
    const errors = error.complaints.map(({ message, locations }) => formatError({ message, ...(locations && { locations }), extensions: { code: error.code } }, error));
    return { status: 400, body: suggestions ? { errors } : hushed({ errors }) };
  }
  if (error instanceof DomainError) {
    if (operationTooComplex.matches(error) || operationTooCostly.matches(error)) noteHostile(error);
    else noteRefusal(error);
    const { message, code, kind, details } = error;
    const body = { errors: [{ message, extensions: Object.keys(details).length > 0 ? { code, kind, details } : { code, kind } }] };
    if (rateLimited.matches(error)) return { status: 429, body, retryAfterSeconds: Number(details.retryAfterSeconds) };
    // As the protocol has it: the client asks again with the text.
    return { status: persistedQueryNotFound.matches(error) ? 200 : httpStatusOf(kind), body };
  }
  if (error instanceof GraphQLError) return { status: error instanceof GetIsForQueries ? 405 : 400, body: { errors: [formatError(error.toJSON(), error)] } };
  return { status: 500, body: { errors: [formatError({ message: 'the request failed' }, error)] } };
}

function hushed(body: Answer['body']): Answer['body'] {
  if (!body.errors) return body;
  return { ...body, errors: body.errors.map((error): GraphQLFormattedError => (error.message.includes('Did you mean') ? { ...error, message: withoutSuggestions(error.message) } : error)) };
}
