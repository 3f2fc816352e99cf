/** What a number of reviews come to. */
export interface Rating {
  /** The plain average, from 1 to 5; null without reviews. */
  readonly average: number | null;
  /** The average as if {@link PRIOR_REVIEWS} reviews of {@link PRIOR_RATING} had come first, from 1 to 5. */
  readonly bayesian: number;
  readonly reviewCount: number;
}

/** What somebody without reviews is taken for. */
export const PRIOR_RATING = 3.5;

/** How many real reviews weigh as much as the prior does. */
export const PRIOR_REVIEWS = 5;

/**
 * One glowing review must not outrank a hundred good ones: few reviews say little, so they move the rating little.
 * The prior is a constant and not the platform's average, which would change everybody's rating with every review.
 */
export function ratingOf({ ratingSum, reviewCount }: { ratingSum: number; reviewCount: number }): Rating {
  return {
    average: reviewCount === 0 ? null : ratingSum / reviewCount,
    bayesian: (PRIOR_RATING * PRIOR_REVIEWS + ratingSum) / (PRIOR_REVIEWS + reviewCount),
    reviewCount,
  };
}
