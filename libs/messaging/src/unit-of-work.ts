import type { Database } from '@edtech/drizzle';
import { Injectable } from '@nestjs/common';
import { continueOrBeginCorrelation } from './correlation/message-context.js';
import type { OutboxWriter } from './outbox/outbox-writer.js';
import type { Scope } from './scope.js';
import { waitedForLater } from './waited-for-later.js';

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
   *
   * Nobody waits for the outbox rows before the commit is sent, which saves a round trip: one that cannot be written ends
   * the transaction, so that the commit behind it commits nothing, and is what this rejects with.
   */
  async run<T>(work: (scope: Scope) => Promise<T>): Promise<T> {
    const written: Promise<void>[] = [];
    const result = await continueOrBeginCorrelation(() =>
      this.db.transaction((tx) =>
        work({
          tx,
          publish: async (definition, fact) => {
            written.push(waitedForLater(this.outbox.write(tx, definition, fact)));
          },
        }),
      ),
    );
    await Promise.all(written);
    // Signalled after the commit and from outside: a NOTIFY inside would take a global lock in every commit.
    if (written.length > 0) this.wakeRelay();
    return result;
  }
}
