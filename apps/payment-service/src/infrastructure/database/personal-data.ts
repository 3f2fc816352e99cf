import { byOwner, byUser, messagingPersonalData, personalData } from '@edtech/personal-data';
import * as tables from './schemas/index.js';

const { invoices, ledgerAccounts, ledgerEntries, ledgerJournals, lessonReferences, payments, payouts, refunds, stripeAccounts, transactions } = tables;

const BOOKS = 'The books: ids and amounts, which the law has us keep.';
const PROVIDERS = 'What the provider calls it.';
const TRACE = 'Ids that a request is followed by.';

/** What payment holds of people. */
export const paymentPersonalData = personalData(tables, {
  ...messagingPersonalData(tables),
  // The row stays: what was told before comes too late then.
  paymentConsents: {
    found: byUser(tables.paymentConsents.userId),
    gives: ['neededUntil', 'given', 'maximumMinor', 'maximumCurrency'],
    erasure: { set: () => ({ neededUntil: null, given: false, maximumMinor: null, maximumCurrency: null }) },
  },
  payments: [
    {
      as: 'paymentsMade',
      found: byUser(payments.studentUserId),
      gives: [
        ...(['id', 'lessonId', 'tutorUserId', 'amountMinor', 'refundedMinor', 'currency', 'status', 'declineReason'] as const),
        ...(['paymentMethod', 'authorizedAt', 'capturedAt', 'createdAt', 'updatedAt'] as const),
      ],
      withholds: { providerReference: PROVIDERS, problem: 'A note of the program for operators.', correlationId: TRACE, causationId: TRACE, traceparent: TRACE },
      erasure: { keep: BOOKS },
    },
    {
      as: 'paymentsReceived',
      found: byUser(payments.tutorUserId),
      gives: ['id', 'lessonId', 'amountMinor', 'platformFeeMinor', 'tutorShareMinor', 'refundedMinor', 'currency', 'status', 'capturedAt', 'createdAt', 'updatedAt'],
      withholds: {
        ...{ paymentMethod: 'The card of whoever paid.', declineReason: 'What the bank of whoever paid said.' },
        ...{ providerReference: PROVIDERS, problem: 'A note of the program for operators.', correlationId: TRACE, causationId: TRACE, traceparent: TRACE },
      },
      erasure: { keep: BOOKS },
    },
  ],
  transactions: {
    found: byOwner(transactions.paymentId, payments.id),
    gives: ['id', 'paymentId', 'type', 'amountMinor', 'currency', 'createdAt'],
    withholds: { stripeTransactionId: PROVIDERS },
    erasure: { keep: BOOKS },
  },
  refunds: {
    found: byOwner(refunds.paymentId, payments.id),
    gives: ['id', 'paymentId', 'amountMinor', 'currency', 'reason', 'status', 'createdAt', 'updatedAt'],
    withholds: { reasonText: 'In the words of whoever asked for it, who may be the other person.', stripeRefundId: PROVIDERS },
    erasure: { set: () => ({ reasonText: null }), keeps: { reason: 'One of a few words.', status: 'One of a few words.', stripeRefundId: PROVIDERS } },
  },
  invoices: {
    found: byUser(invoices.studentUserId, invoices.tutorUserId),
    gives: ['id', 'number', 'paymentId', 'lessonId', 'studentUserId', 'tutorUserId', 'amountMinor', 'currency', 'issuedAt'],
    erasure: { keep: BOOKS },
  },
  payouts: {
    found: byUser(payouts.tutorUserId),
    gives: ['id', 'amountMinor', 'currency', 'period', 'status', 'createdAt', 'updatedAt'],
    withholds: { stripePayoutId: PROVIDERS },
    erasure: { keep: BOOKS },
  },
  stripeAccounts: {
    found: byUser(stripeAccounts.tutorUserId),
    gives: ['id', 'stripeAccountId', 'onboardingComplete', 'createdAt', 'updatedAt'],
    erasure: { keep: 'What is still owed is paid out there.' },
  },
  ledgerAccounts: { found: byUser(ledgerAccounts.ownerUserId), gives: ['id', 'kind', 'currency', 'createdAt'], erasure: { keep: BOOKS } },
  ledgerEntries: {
    found: byOwner(ledgerEntries.accountId, ledgerAccounts.id),
    gives: ['id', 'journalId', 'amountMinor', 'currency'],
    erasure: { keep: BOOKS },
  },
  ledgerJournals: {
    found: byOwner(ledgerJournals.paymentId, payments.id),
    gives: ['id', 'kind', 'paymentId', 'postedAt'],
    withholds: { reference: 'Keeps a booking from being made twice.' },
    erasure: { keep: BOOKS },
  },
  lessonReferences: {
    found: byUser(lessonReferences.studentUserId, lessonReferences.tutorUserId),
    gives: ['lessonId', 'studentUserId', 'tutorUserId', 'priceMinor', 'currency', 'status', 'scheduledAt', 'endReason'],
    erasure: { keep: 'A copy of the lesson: ids, times and a price, by which payments are settled.' },
  },
  invoiceCounters: { nobody: 'The last number of each year.' },
  sandboxCharges: { nobody: 'What a pretended provider has on its books: amounts under ids of its own.' },
  sandboxRequests: { nobody: 'What a pretended provider was asked and answered, under keys without meaning.' },
});
