import type { EventDefinition } from '@edtech/contracts';
import type { Transaction } from '@edtech/drizzle';
import type { Fact } from '../scope.js';

export class OutboxWriter {
  write<D extends EventDefinition>(_tx: Transaction, _definition: D, _fact: Fact<D>): Promise<void> {
    throw new Error('not ready');
  }
}
