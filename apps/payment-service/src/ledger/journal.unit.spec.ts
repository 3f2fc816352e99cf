import fc from 'fast-check';
import { splitAmount } from '../payments/split-amount.js';
import { balanced, captureJournal, type Journal } from './journal.js';

const payment = { paymentId: 'p', tutorUserId: 'ada', amountMinor: 4_000n, platformFeeMinor: 600n, tutorShareMinor: 3_400n, currency: 'EUR' };

describe('the books', () => {
  it('take a captured payment as money at the provider that is owed to the platform and the tutor', () => {
    const { entries, movements, reference } = captureJournal(payment);
    expect(entries).toEqual([
      { account: { kind: 'platform_clearing', ownerUserId: null, currency: 'EUR' }, amountMinor: 4_000n },
      { account: { kind: 'platform_revenue', ownerUserId: null, currency: 'EUR' }, amountMinor: -600n },
      { account: { kind: 'tutor_payable', ownerUserId: 'ada', currency: 'EUR' }, amountMinor: -3_400n },
    ]);
    expect(movements.map(({ type, amountMinor }) => [type, amountMinor])).toEqual([['charge', 4_000n], ['fee', -600n], ['transfer', -3_400n]]);
    expect(reference).toBe('capture:p');
  });

  it('balance for every amount and fee, without a line that moves nothing', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 1n, max: 10n ** 15n }), fc.integer({ min: 0, max: 10_000 }), (amountMinor, points) => {
        const { entries, movements } = captureJournal({ ...payment, amountMinor, ...splitAmount(amountMinor, points) });
        for (const lines of [entries, movements]) {
          expect(lines.reduce((sum, line) => sum + line.amountMinor, 0n)).toBe(0n);
          expect(lines.every((line) => line.amountMinor !== 0n)).toBe(true);
        }
      }),
    );
  });

  it('refuse what does not balance', () => {
    expect(() => captureJournal({ ...payment, platformFeeMinor: 601n })).toThrow('off by -1 EUR');
  });

  it('refuse a sum over several currencies that only looks balanced', () => {
    const sound = captureJournal(payment);
    const [first, ...rest] = sound.entries as [Journal['entries'][number], ...Journal['entries']];
    const mixed: Journal = { ...sound, entries: [{ ...first, account: { ...first.account, currency: 'USD' } }, ...rest] };
    expect(() => balanced(mixed)).toThrow(RangeError);
  });

  it('refuse a lonely line, and one that moves nothing', () => {
    const sound = captureJournal(payment);
    expect(() => balanced({ ...sound, entries: sound.entries.slice(0, 1) })).toThrow('fewer than two');
    expect(() => balanced({ ...sound, entries: [...sound.entries, { ...sound.entries[0]!, amountMinor: 0n }] })).toThrow('moves nothing');
  });
});
