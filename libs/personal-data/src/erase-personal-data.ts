import type { Transaction } from '@edtech/drizzle';
import type { DeclaredRows, PersonalData } from './declaration.js';
import { conditionOf, ownersOf, stepsOf } from './condition-of.js';

/** How many rows an erasure has removed and how many it has made impersonal, under the names that the export gives them. */
export type ErasureCounts = Readonly<Record<string, { readonly deleted: number; readonly changed: number }>>;

/**
 * Does with a person's rows what their declaration says, in the caller's transaction. Rows that are found by way of others go before
 * these. May run again: then it finds what has come since.
 */
export async function erasePersonalData(tx: Transaction, data: PersonalData, userId: string): Promise<ErasureCounts> {
  const counts: Record<string, { deleted: number; changed: number }> = {};
  for (const { table, as, found, erasure } of inOrder(data)) {
    const where = conditionOf(data, found, userId);
    if (erasure === 'delete') counts[as] = { deleted: (await tx.delete(table).where(where)).count, changed: 0 };
    else if ('by' in erasure) counts[as] = { deleted: Number((await tx.execute<{ removed: number }>(erasure.by(userId)))[0]?.removed ?? 0), changed: 0 };
    else if ('set' in erasure) counts[as] = { deleted: 0, changed: (await tx.update(table).set({ ...erasure.set(userId) }).where(where)).count };
  }
  return counts;
}

/** Each after all that are found by way of it. */
function inOrder(data: PersonalData): readonly DeclaredRows[] {
  const order: DeclaredRows[] = [];
  const visit = (one: DeclaredRows, way: readonly DeclaredRows[]) => {
    if (way.includes(one)) throw new Error(`the rows of ${one.as} are found by way of themselves`);
    if (order.includes(one)) return;
    const findersOfThis = data.rows.filter(({ found }) => stepsOf(found).some((step) => ownersOf(data, step).includes(one)));
    for (const other of findersOfThis) visit(other, [...way, one]);
    order.push(one);
  };
  for (const one of data.rows) visit(one, []);
  return order;
}
