import { federatedQuery } from '../federation/federated-query.js';
import { HEAVY_QUERY } from '../federation/queries.js';

/** Sixteen fetches, deeply nested. */
export const heavyFederatedQuery = federatedQuery({ number: 2, title: 'a heavy federated query', query: HEAVY_QUERY, requests: 600, goals: { apollo: 2.4, hive: 1 } });
