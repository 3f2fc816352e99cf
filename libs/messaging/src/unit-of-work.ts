import type { Database } from '@edtech/drizzle';
import { Injectable } from '@nestjs/common';
import { continueOrBeginCorrelation } from './correlation/message-context.js';
import type { OutboxWriter } from './outbox/outbox-writer.js';
import type { Scope } from './scope.js';

/** Runs business transactions: rows and the events about them commit together. */
@Injectable()
export class UnitOfWork {
  constructor(
    private readonly db: Database,
    private readonly outbox: OutboxWriter,
    private readonly wakeRelay: () => void,
  ) {}

  /**
   * One transaction. Resolves to the work's result after the commit; a rejection of the work rolls everything back.
   * Remote calls do not belong in it. What it publishes shares one correlation id.
   */
  async run<T>(work: (scope: Scope) => Promise<T>): Promise<T> {
    let published = false;
    const result = await continueOrBeginCorrelation(() =>
      this.db.transaction((tx) =>
        work({
          tx,
          publish: async (definition, fact) => {
            await this.outbox.write(tx, definition, fact);
            published = true;
          },
        }),
      ),
    );
    // Signalled after the commit and from outside: a NOTIFY inside would take a global lock in every commit.
    if (published) this.wakeRelay();
    return result;
  }
}
