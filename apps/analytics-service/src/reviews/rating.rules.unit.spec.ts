import fc from 'fast-check';
import { PRIOR_RATING, ratingOf } from './rating.rules.js';

const tally = (ratings: readonly number[]) => ({ ratingSum: ratings.reduce((sum, rating) => sum + rating, 0), reviewCount: ratings.length });
const ratings = fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 200 });

describe('a rating', () => {
  it('is the prior, and no average, without reviews', () => {
    expect(ratingOf(tally([]))).toEqual({ average: null, bayesian: PRIOR_RATING, reviewCount: 0 });
  });

  it('averages the reviews, and draws few of them towards the prior', () => {
    expect(ratingOf(tally([5, 4]))).toEqual({ average: 4.5, bayesian: (3.5 * 5 + 9) / 7, reviewCount: 2 });
  });

  it('does not let one glowing review outrank a hundred good ones', () => {
    const one = ratingOf(tally([5]));
    const hundred = ratingOf(tally(Array.from({ length: 100 }, (_, index) => (index % 5 === 0 ? 4 : 5))));
    expect(one.average).toBeGreaterThan(hundred.average!);
    expect(one.bayesian).toBeLessThan(hundred.bayesian);
  });

  it('stays from 1 to 5 and between the prior and the average', () => {
    fc.assert(
      fc.property(ratings, (given) => {
        const { average, bayesian } = ratingOf(tally(given));
        expect(average).toBeGreaterThanOrEqual(1);
        expect(average).toBeLessThanOrEqual(5);
        expect(bayesian).toBeGreaterThanOrEqual(Math.min(PRIOR_RATING, average!) - 1e-9);
        expect(bayesian).toBeLessThanOrEqual(Math.max(PRIOR_RATING, average!) + 1e-9);
      }),
    );
  });
});
