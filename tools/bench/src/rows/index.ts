import type { Row } from '../bench.js';
import { lightFederatedQuery } from './row-1-light-federated-query.js';
import { startToFirstAnswer } from './row-11-start-to-first-answer.js';
import { memoryUnderLoad } from './row-12-memory-under-load.js';
import { heavyFederatedQuery } from './row-2-heavy-federated-query.js';
import { oneSubgraphQuery } from './row-3-one-subgraph-query.js';
import { subgraphList } from './row-4-subgraph-list.js';
import { drainingTheOutbox } from './row-5-draining-the-outbox.js';
import { writingTheOutbox } from './row-6-writing-the-outbox.js';
import { consumingIntoInboxes } from './row-7-consuming-into-inboxes.js';
import { commitToApplied } from './row-8-commit-to-applied.js';
import { orderUnderKills } from './row-9-order-under-kills.js';

/** Every row that can be measured, by its number in the table of goals. */
export const rows: readonly Row[] = [
  lightFederatedQuery,
  heavyFederatedQuery,
  oneSubgraphQuery,
  subgraphList,
  drainingTheOutbox,
  writingTheOutbox,
  consumingIntoInboxes,
  commitToApplied,
  orderUnderKills,
  startToFirstAnswer,
  memoryUnderLoad,
];
