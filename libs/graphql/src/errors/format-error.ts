import { randomUUID } from 'node:crypto';
import { ApolloServerErrorCode, unwrapResolverError } from '@apollo/server/errors';
import { DomainError } from '@edtech/errors';
import { Logger } from '@nestjs/common';
import type { GraphQLFormattedError } from 'graphql';
import { badUserInput } from '../inputs/bad-user-input.js';
import { INTERNAL_CODE, INTERNAL_MESSAGE } from './internal-error.js';

/** What GraphQL itself says about a request that it did not execute: as safe to show as it is helpful. */
const REQUEST_ERRORS: ReadonlySet<unknown> = new Set([
  ApolloServerErrorCode.BAD_REQUEST,
  ApolloServerErrorCode.BAD_USER_INPUT,
  ApolloServerErrorCode.GRAPHQL_PARSE_FAILED,
  ApolloServerErrorCode.GRAPHQL_VALIDATION_FAILED,
  ApolloServerErrorCode.OPERATION_RESOLUTION_FAILURE,
  ApolloServerErrorCode.PERSISTED_QUERY_NOT_FOUND,
  ApolloServerErrorCode.PERSISTED_QUERY_NOT_SUPPORTED,
]);

const logger = new Logger('GraphqlErrors');

/**
 * What a client sees of an error: a DomainError as it declares itself, GraphQL's own complaints about the request
 * as they are, and everything else masked, with an id under which the log has it.
 */
export function formatError(formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError {
  const cause = unwrapResolverError(error);
  const where = { locations: formatted.locations, path: formatted.path };
  if (cause instanceof DomainError) {
    if (cause.kind === 'unavailable' || cause.kind === 'internal') logger.warn({ msg: cause.message, code: cause.code, path: formatted.path, err: cause });
    return { message: cause.message, ...where, extensions: extensionsOf(cause) };
  }
  const code = formatted.extensions?.['code'];
  // An error with a path was thrown by a resolver, whatever code it claims.
  if (formatted.path === undefined && REQUEST_ERRORS.has(code)) {
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
