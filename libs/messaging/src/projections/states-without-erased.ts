import type { Transaction } from '@edtech/drizzle';
import { ErasedPeople } from '../erasure/erased-people.js';
import { statementsOf } from '../statements-of.js';
import type { AggregateState } from './aggregate-states.js';
import type { Projection } from './projection.js';

/**
 * States of aggregates as they may be copied: of people who are erased here without what they say of them. Their owner may be the last
 * to erase them, and a topic's beginning still tells who they were. No erasure happens until the transaction has ended.
 */
export function statesWithoutErased<S extends Pick<AggregateState, 'sequence' | 'data'>>(tx: Transaction, people: ErasedPeople, projection: Projection, states: readonly S[]): Promise<S[]> {
  // All events of a projection have the same state.
  const type = projection.events[0]?.type ?? '';
  return people.withoutErased(statementsOf(tx), states.map((state) => ({ ...state, type })));
}
