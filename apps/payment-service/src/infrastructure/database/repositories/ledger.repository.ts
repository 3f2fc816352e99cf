import type { Executor, Transaction } from '@edtech/drizzle';
import { Injectable } from '@nestjs/common';
import { and, eq, sql } from 'drizzle-orm';
import { v7 as uuid } from 'uuid';
import type { AccountName, Journal } from '../../../ledger/journal.js';
import { ledgerAccounts, ledgerEntries, ledgerJournals } from '../schemas/ledger.schema.js';
import { transactions } from '../schemas/transactions.schema.js';

/** The provider's id of each movement that has one: `{ charge: 'ch_...' }`. */
export type ProviderTransactions = Partial<Record<Journal['movements'][number]['type'], string>>;

@Injectable()
export class LedgerRepository {
  /** Adds a journal with its entries and movements. @throws when its reference is in the books already */
  async append(tx: Transaction, journal: Journal, provider: ProviderTransactions, now: Date): Promise<void> {
    const { kind, reference, paymentId, entries, movements } = journal;
    const journalId = uuid();
    await tx.insert(ledgerJournals).values({ id: journalId, kind, reference, paymentId, postedAt: now });
    // Always in the same order of accounts, so that two journals that open the same accounts cannot block each other.
    for (const { account, amountMinor } of entries) {
      const accountId = await this.openAccount(tx, account, now);
      await tx.insert(ledgerEntries).values({ id: uuid(), journalId, accountId, amountMinor, currency: account.currency });
    }
    const lines = movements.map(({ type, amountMinor, currency }) => ({
      ...{ id: uuid(), paymentId, journalId, type, amountMinor, currency, createdAt: now },
      stripeTransactionId: provider[type] ?? null,
    }));
    await tx.insert(transactions).values(lines);
  }

  /** What an account holds: debits are positive. Zero for an account that was never used. */
  async balanceOf(db: Executor, account: AccountName): Promise<bigint> {
    const [row] = await db
      .select({ balance: sql<string>`coalesce(sum(${ledgerEntries.amountMinor}), 0)` })
      .from(ledgerEntries)
      .innerJoin(ledgerAccounts, eq(ledgerAccounts.id, ledgerEntries.accountId))
      .where(named(account));
    return BigInt(row?.balance ?? 0);
  }

  private async openAccount(tx: Transaction, account: AccountName, now: Date): Promise<string> {
    const known = await this.findAccount(tx, account);
    if (known) return known;
    await tx
      .insert(ledgerAccounts)
      .values({ id: uuid(), ...account, createdAt: now })
      .onConflictDoNothing();
    const opened = await this.findAccount(tx, account);
    if (!opened) throw new Error(`no account ${account.kind} could be opened`);
    return opened;
  }

  private async findAccount(tx: Transaction, account: AccountName): Promise<string | undefined> {
    const [row] = await tx.select({ id: ledgerAccounts.id }).from(ledgerAccounts).where(named(account));
    return row?.id;
  }
}

function named({ kind, ownerUserId, currency }: AccountName) {
  const owned = sql`${ledgerAccounts.ownerUserId} IS NOT DISTINCT FROM ${ownerUserId}::uuid`;
  return and(eq(ledgerAccounts.kind, kind), eq(ledgerAccounts.currency, currency), owned);
}
