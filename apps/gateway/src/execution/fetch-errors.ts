import type { DomainError } from '@edtech/errors';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import type { ResponsePath } from './place.js';

/** The code of an error to which the subgraph has given none. */
const WITHOUT_CODE = 'DOWNSTREAM_SERVICE_ERROR';

/** An error of a subgraph as one of the whole answer. */
export function errorOf(subgraph: string, { message, extensions }: GraphQLFormattedError, path: ResponsePath | undefined): GraphQLError {
  const shown = { ...extensions, serviceName: subgraph };
  return new GraphQLError(message || `Error while fetching subquery from service "${subgraph}"`, {
    path,
    extensions: extensions?.code === undefined ? { ...shown, code: WITHOUT_CODE } : shown,
  });
}

/** A refusal in the words of GraphQL, as a subgraph would have told it. */
export function asFormattedError({ message, code, kind, details }: DomainError): GraphQLFormattedError {
  return { message, extensions: Object.keys(details).length > 0 ? { code, kind, details } : { code, kind } };
}
