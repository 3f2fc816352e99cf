import { invoiceNumber } from './invoice-number.js';

test.each([
  [2026, 1, '2026-000001'],
  [2026, 999_999, '2026-999999'],
  [2027, 1_000_000, '2027-1000000'],
])('the invoice of %s with sequence %s is %s', (year, sequence, number) => {
  expect(invoiceNumber(year, sequence)).toBe(number);
});
