import { ApolloServerErrorCode } from '@apollo/server/errors';

const REQUEST_ERRORS: ReadonlySet<unknown> = new Set([
  ApolloServerErrorCode.BAD_REQUEST,
  ApolloServerErrorCode.BAD_USER_INPUT,
  ApolloServerErrorCode.GRAPHQL_PARSE_FAILED,
  ApolloServerErrorCode.GRAPHQL_VALIDATION_FAILED,
  ApolloServerErrorCode.OPERATION_RESOLUTION_FAILURE,
  ApolloServerErrorCode.PERSISTED_QUERY_NOT_FOUND,
  ApolloServerErrorCode.PERSISTED_QUERY_NOT_SUPPORTED,
]);

/** Whether a code is GraphQL's own complaint about a request that it did not execute: as safe to show as it is helpful. */
export function isRequestError(code: unknown): boolean {
  return REQUEST_ERRORS.has(code);
}
