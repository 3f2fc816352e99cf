import { randomUUID } from 'node:crypto';
import { unwrapResolverError } from '@apollo/server/errors';
import { DomainError } from '@edtech/errors';
import { Logger } from '@nestjs/common';
import { GraphQLError, Kind, type GraphQLFormattedError } from 'graphql';
import { badUserInput } from '../inputs/bad-user-input.js';
import { INTERNAL_CODE, INTERNAL_MESSAGE } from './internal-error.js';
import { isRequestError } from './request-error.js';

const logger = new Logger('GraphqlErrors');

/**
 * What a client sees of an error: a DomainError as it declares itself, GraphQL's own complaints about the request
 * as they are, and everything else masked, with an id under which the log has it.
 */
export function formatErrors(onDeclaredError: (error: DomainError, field: string | undefined) => void = () => undefined) {
  return (formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError => {
    const cause = unwrapResolverError(error);
    if (cause instanceof DomainError) onDeclaredError(cause, fieldOf(error));
    return formatError(formatted, cause);
  };
}

/** As the schema calls it: the path has the names that the client gave. */
function fieldOf(error: unknown): string | undefined {
  const node = error instanceof GraphQLError ? error.nodes?.[0] : undefined;
  return node?.kind === Kind.FIELD ? node.name.value : undefined;
}

function formatError(formatted: GraphQLFormattedError, cause: unknown): GraphQLFormattedError {
  const where = { locations: formatted.locations, path: formatted.path };
  if (cause instanceof DomainError) {
    if (cause.kind === 'unavailable' || cause.kind === 'internal') logger.warn({ msg: cause.message, code: cause.code, path: formatted.path, err: cause });
    return { message: cause.message, ...where, extensions: extensionsOf(cause) };
  }
  const code = formatted.extensions?.['code'];
  // An error with a path was thrown by a resolver, whatever code it claims.
  if (formatted.path === undefined && isRequestError(code)) {
    return { message: formatted.message, ...where, extensions: { code, kind: 'invalid' } };
  }
  const errorId = randomUUID();
  logger.error({ msg: 'a resolver failed', errorId, path: formatted.path, err: cause });
  return { message: INTERNAL_MESSAGE, ...where, extensions: { code: INTERNAL_CODE, kind: 'internal', errorId } };
}

function extensionsOf({ code, kind, details }: DomainError): Record<string, unknown> {
  if (code === badUserInput.code) return { code, kind, fields: details['fields'] };
  return Object.keys(details).length > 0 ? { code, kind, details } : { code, kind };
}
