import fc from 'fast-check';
import { byImportance, mainSpending, type Spending } from './spending.rules.js';

const spendings = fc.uniqueArray(
  fc.record({ currency: fc.constantFrom('EUR', 'USD', 'CHF', 'GBP'), paymentCount: fc.integer({ min: 1, max: 5 }), spentMinor: fc.bigInt({ min: 0n, max: 10n ** 9n }) }),
  { selector: ({ currency }) => currency },
);

describe('spending', () => {
  it('is that of the currency with most payments', () => {
    const euros: Spending = { currency: 'EUR', paymentCount: 3, spentMinor: 100n };
    const dollars: Spending = { currency: 'USD', paymentCount: 1, spentMinor: 9_000n };
    expect(mainSpending([dollars, euros])).toBe(euros);
  });

  it('is nothing when nothing has been paid', () => {
    expect(mainSpending([])).toBeUndefined();
  });

  it('does not depend on the order that payments arrived in', () => {
    fc.assert(
      fc.property(spendings, (all) => {
        expect(byImportance([...all].reverse())).toEqual(byImportance(all));
      }),
    );
  });
});
