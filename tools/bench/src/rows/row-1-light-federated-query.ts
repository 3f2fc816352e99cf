import { federatedQuery } from '../federation/federated-query.js';
import { LIGHT_QUERY } from '../federation/queries.js';

/** Four fetches: what most screens ask for. */
export const lightFederatedQuery = federatedQuery({ number: 1, title: 'a light federated query', query: LIGHT_QUERY, requests: 6_000, goals: { apollo: 5, hive: 2.5 } });
