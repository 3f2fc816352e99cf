import type { Scope } from '@edtech/messaging';

/** What a service has to do about a person who is erased, beside what is declared of its tables. A provider of the service. */
export interface ErasureSteps {
  /** While the service still knows who it is. May be done again. */
  before?(scope: Scope, userId: string): Promise<void>;
  /** When its tables say nothing of the person any more. May be done again. */
  after?(scope: Scope, userId: string): Promise<void>;
}
