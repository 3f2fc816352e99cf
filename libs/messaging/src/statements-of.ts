import type { Transaction } from '@edtech/drizzle';
import { PostgresJsSession } from 'drizzle-orm/postgres-js';
import type { TransactionSql } from 'postgres';

/**
 * The connection of a drizzle transaction, for the two statements that run with every event. Through drizzle they are
 * described anew each time, which costs more than running them; here they are prepared once per connection.
 */
export function statementsOf(tx: Transaction): TransactionSql {
  const { session } = tx._;
  if (!(session instanceof PostgresJsSession)) throw new Error('the transaction is not one of drizzle over postgres.js');
  return session.client;
}
