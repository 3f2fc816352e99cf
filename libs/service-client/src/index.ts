export { BatchedLookup, type BatchedLookupOptions } from './batched-lookup.js';
export { CallMetrics } from './call-metrics.js';
export type { CallLimits } from './call-policy.js';
export { callerOf, type Caller } from './caller.js';
export type { TlsOptions } from './connector.js';
export type { GraphqlRequest } from './graphql-exchange.js';
export { ServiceClient, type ServiceClientOptions } from './service-client.js';
export { OwnerRefused, serviceUnavailable } from './service-client.errors.js';
