import fc from 'fast-check';
import { rank, type Candidate } from './ranking.js';

const wish = { subject: 'mathematics', budgetMinor: 5_000n, languages: ['en', 'de'] };
const candidate = (tutorId: string, more: Partial<Candidate> = {}): Candidate => ({
  tutorId,
  subjects: ['mathematics'],
  languages: ['en', 'de'],
  hourlyRateMinor: 4_000n,
  rating: 4,
  reviewCount: 10,
  ...more,
});
const order = (candidates: readonly Candidate[], wanted = wish): string[] => rank(candidates, wanted).map(({ tutorId }) => tutorId);

test('the budget is a hard limit, to the cent', () => {
  expect(order([candidate('exact', { hourlyRateMinor: 5_000n }), candidate('over', { hourlyRateMinor: 5_001n })])).toEqual(['exact']);
});

test('who does not teach the subject is not a candidate', () => {
  expect(order([candidate('physicist', { subjects: ['physics'] })])).toEqual([]);
});

test('each signal alone decides between two who are otherwise alike', () => {
  expect(order([candidate('a', { subjects: ['mathematics', 'physics', 'latin'] }), candidate('b')])).toEqual(['b', 'a']);
  expect(order([candidate('a', { languages: ['en'] }), candidate('b')])).toEqual(['b', 'a']);
  expect(order([candidate('a', { rating: 3 }), candidate('b')])).toEqual(['b', 'a']);
  expect(order([candidate('a', { hourlyRateMinor: 4_500n }), candidate('b')])).toEqual(['b', 'a']);
});

test('every candidate comes with a reason for each signal', () => {
  const [only] = rank([candidate('a', { languages: ['en', 'fr'], subjects: ['mathematics', 'physics'] })], wish);
  expect(only?.reasons).toEqual(['subject: teaches mathematics and 1 other', 'language: speaks en', 'rating: 4.0 of 5 from 10 reviews', 'price: 80% of the budget']);
  const [new_] = rank([candidate('a', { rating: null, reviewCount: 0, languages: [] })], { ...wish, budgetMinor: 4_000n });
  expect(new_?.reasons).toEqual(['subject: teaches only mathematics', 'language: speaks none of en, de', 'rating: not reviewed yet', 'price: 100% of the budget']);
});

const anyCandidate = fc.record({
  tutorId: fc.uuid(),
  subjects: fc.uniqueArray(fc.constantFrom('mathematics', 'physics', 'latin'), { minLength: 1 }),
  languages: fc.uniqueArray(fc.constantFrom('en', 'de', 'fr')),
  hourlyRateMinor: fc.bigInt({ min: 0n, max: 6_000n }),
  rating: fc.option(fc.double({ min: 1, max: 5, noNaN: true })),
  reviewCount: fc.nat(100),
});

test('the order does not depend on the order in which candidates were found, and scores are 0 to 100', () => {
  const some = fc.uniqueArray(anyCandidate, { selector: ({ tutorId }) => tutorId });
  fc.assert(
    fc.property(some, fc.bigInt({ min: 0n, max: 6_000n }), (candidates, budgetMinor) => {
      const wanted = { ...wish, budgetMinor };
      const ranked = rank(candidates, wanted);
      expect(rank([...candidates].reverse(), wanted)).toEqual(ranked);
      for (const { score } of ranked) expect(score >= 0 && score <= 100).toBe(true);
      for (const { tutorId } of ranked) expect(candidates.find((one) => one.tutorId === tutorId)!.hourlyRateMinor <= budgetMinor).toBe(true);
    }),
  );
});
