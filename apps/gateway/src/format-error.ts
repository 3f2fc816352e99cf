import { randomUUID } from 'node:crypto';
import { ApolloServerErrorCode } from '@apollo/server/errors';
import { INTERNAL_CODE, INTERNAL_MESSAGE, isRequestError } from '@edtech/graphql/client-errors';
import { Logger } from '@nestjs/common';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';

const logger = new Logger('GraphqlErrors');

/**
 * What a client sees of an error. Services have already put theirs into public words; GraphQL's complaints about the
 * request are fine as they are; anything else is ours, and masked, with an id under which the log has it.
 */
export function formatError({ message, locations, path, extensions }: GraphQLFormattedError, error: unknown): GraphQLFormattedError {
  const { serviceName, stacktrace: _stacktrace, ...shown } = extensions ?? {};
  if (serviceName !== undefined && shown.kind !== undefined) return { message, path, extensions: shown };
  if (path === undefined && isRequestError(shown.code)) return { message, locations, extensions: { code: shown.code, kind: 'invalid' } };
  const errorId = randomUUID();
  logger.error({ msg: 'the gateway failed', errorId, path, service: serviceName, err: error });
  return { message: INTERNAL_MESSAGE, path, extensions: { code: INTERNAL_CODE, kind: 'internal', errorId } };
}

/** The same of an error that is none in GraphQL's form yet. */
export function formatThrown(error: Error): GraphQLFormattedError {
  if (!(error instanceof GraphQLError)) return formatError({ message: error.message }, error);
  const { extensions, ...rest } = error.toJSON();
  return formatError({ ...rest, extensions: { ...extensions, code: extensions?.code ?? ApolloServerErrorCode.INTERNAL_SERVER_ERROR } }, error);
}
