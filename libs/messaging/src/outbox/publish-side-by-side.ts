import type { EventDefinition, Upcast } from '@edtech/contracts';
import { v7 as newId } from 'uuid';
import type { Fact, Scope } from '../scope.js';

/**
 * Publishes one fact in two versions of its event, the newer one first, for as long as somebody still reads the older
 * one. Both have one id, so that also whoever reads both has the fact once.
 * @throws EventRefused when the data does not match either definition; the transaction should then fail.
 */
export async function publishSideBySide<From extends EventDefinition, To extends EventDefinition>(
  { publish }: Pick<Scope, 'publish'>,
  { from, to, downcast }: Upcast<From, To>,
  fact: Fact<To>,
): Promise<void> {
  const both = { sequence: fact.sequence, id: fact.id ?? newId() };
  await publish(to, { ...both, data: fact.data });
  await publish(from, { ...both, data: downcast(fact.data) });
}
