import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginSchemaReportingDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled';
import type { ApolloDriverConfig } from '@nestjs/apollo';
import type { DomainError } from '@edtech/errors';
import type { GraphQLScalarType } from 'graphql';
import { formatErrors } from '../errors/format-error.js';
import { PLATFORM_SCALARS } from '../scalars/platform-scalars.js';
import { attachScalars } from './attach-scalars.js';
import { SubgraphDriver } from './subgraph.driver.js';

export const GRAPHQL_PATH = '/graphql';

export interface SubgraphOptions {
  /** Whether clients may ask for the schema. */
  readonly introspection: boolean;
  /** Scalars of the service's own, besides the platform's. */
  readonly scalars?: readonly GraphQLScalarType[];
  /** Hears of each declared error that a client gets, with the name of the field in the schema: for logs. */
  readonly onDeclaredError?: (error: DomainError, field: string | undefined) => void;
}

/** How every subgraph is built and served, but for its context. */
export function subgraphOptions({ introspection, scalars = [], onDeclaredError }: SubgraphOptions): ApolloDriverConfig {
  return {
    driver: SubgraphDriver,
    path: GRAPHQL_PATH,
    autoSchemaFile: { federation: 2 },
    transformSchema: (schema) => attachScalars(schema, [...PLATFORM_SCALARS, ...scalars]),
    introspection,
    graphiql: false,
    // Requests in hand are answered before it stops: the HTTP server closes first.
    stopOnApplicationShutdown: true,
    csrfPrevention: true,
    allowBatchedHttpRequests: false,
    persistedQueries: false,
    includeStacktraceInErrorResponses: false,
    plugins: disabledPlugins(),
    autoTransformHttpErrors: false,
    formatError: formatErrors(onDeclaredError),
  };
}

/** On by default in a subgraph, they cost a third of its throughput, and nobody reads what they write. */
function disabledPlugins(): ApolloDriverConfig['plugins'] {
  const plugins = [
    ApolloServerPluginInlineTraceDisabled(),
    ApolloServerPluginCacheControlDisabled(),
    ApolloServerPluginUsageReportingDisabled(),
    ApolloServerPluginSchemaReportingDisabled(),
  ];
  // Apollo declares its types once for ES modules, which Nest is, and once for CommonJS, which we are.
  return plugins as unknown as ApolloDriverConfig['plugins'];
}
