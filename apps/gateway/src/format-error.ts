import { randomUUID } from 'node:crypto';
import { ApolloServerErrorCode } from '@apollo/server/errors';
import { Logger } from '@nestjs/common';
import type { GraphQLFormattedError } from 'graphql';

/** What GraphQL itself says about a request that was not executed: as safe to show as it is helpful. */
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
 * What a client sees of an error. Services have already put theirs into public words; GraphQL's complaints about the
 * request are fine as they are; anything else is ours, and masked, with an id under which the log has it.
 */
export function formatError({ message, locations, path, extensions }: GraphQLFormattedError, error: unknown): GraphQLFormattedError {
  const { serviceName, stacktrace: _stacktrace, ...shown } = extensions ?? {};
  if (serviceName !== undefined && shown.kind !== undefined) return { message, path, extensions: shown };
  if (path === undefined && REQUEST_ERRORS.has(shown.code)) return { message, locations, extensions: { code: shown.code, kind: 'invalid' } };
  const errorId = randomUUID();
  logger.error({ msg: 'the gateway failed', errorId, path, service: serviceName, err: error });
  return { message: 'Something went wrong on our side', path, extensions: { code: 'INTERNAL', kind: 'internal', errorId } };
}
