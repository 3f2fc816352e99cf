import type { EventData, EventDefinition } from '@edtech/contracts';
import type { Transaction } from '@edtech/drizzle';

/** What is published about an aggregate. */
export interface Fact<D extends EventDefinition> {
  /** The aggregate's version after the change; the row must have been updated (locked) before publishing. */
  sequence: number;
  /** The aggregate's public state after the change. */
  data: EventData<D>;
  /** Made up unless given. Only a fact that is told in two versions needs it: see `publishSideBySide`. */
  id?: string;
}

/** One transaction: rows and events that commit together or not at all. */
export interface Scope {
  readonly tx: Transaction;
  /**
   * Puts an event into the outbox, in this transaction. The subject is taken from the data.
   * @throws EventRefused when the data does not match the definition or cannot be carried; the transaction should then fail.
   */
  publish<D extends EventDefinition>(definition: D, fact: Fact<D>): Promise<void>;
}
