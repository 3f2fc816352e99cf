import fc from 'fast-check';
import { recommend, recommendBest } from './scoring.rules.js';
import type { Candidate, LearnerSignals } from './signals.rules.js';

const nobody: LearnerSignals = { goalSubjects: [], enrolledSubjects: [], completedSubjects: [], languages: [], budgets: [] };
const tutor: Candidate = {
  targetType: 'tutor',
  targetId: 'a',
  subjects: ['mathematics'],
  languages: ['en-GB', 'de'],
  rating: { average: 4.6, bayesian: 4.2, reviewCount: 12 },
  hourlyPrice: { amountMinor: 4000, currency: 'EUR' },
};

describe('a recommendation', () => {
  it('names every signal that speaks for it', () => {
    const learner = { ...nobody, goalSubjects: ['mathematics'], languages: ['en'], budgets: [{ amountMinor: 4500, currency: 'EUR' }] };
    expect(recommend(learner, tutor)).toEqual({
      targetType: 'tutor',
      targetId: 'a',
      score: 0.95,
      reason: 'Subject mathematics is one of your goals; language en; rating 4.6 from 12 reviews; price within what you have agreed to before',
    });
  });

  it('follows goals before enrolments before lessons', () => {
    const scores = (['goalSubjects', 'enrolledSubjects', 'completedSubjects'] as const).map(
      (source) => recommend({ ...nobody, [source]: ['mathematics'] }, tutor)!.score,
    );
    expect(scores).toEqual([...scores].sort((a, b) => b - a));
    expect(new Set(scores).size).toBe(3);
  });

  it('is never of a subject that the learner is not after', () => {
    expect(recommend({ ...nobody, goalSubjects: ['latin'] }, tutor)).toBeNull();
  });

  it('follows the rating when nothing is known of the learner', () => {
    const unrated: Candidate = { ...tutor, targetId: 'b', rating: null };
    const poor: Candidate = { ...tutor, targetId: 'c', rating: { average: 1.5, bayesian: 2.5, reviewCount: 5 } };
    expect(recommendBest(nobody, [poor, unrated, tutor]).map(({ targetId }) => targetId)).toEqual(['a', 'b', 'c']);
    expect(recommend(nobody, tutor)?.reason).toBe('Rating 4.6 from 12 reviews');
    expect(recommend(nobody, unrated)?.reason).toMatch(/^Rating not known yet/);
  });

  it('prefers the language of the learner, and takes regions for one language', () => {
    const learner = { ...nobody, languages: ['de-AT'] };
    expect(recommend(learner, tutor)!.score).toBeGreaterThan(recommend(learner, { ...tutor, languages: ['fr'] })!.score);
  });

  it('prefers what the learner can afford, and compares no prices of different currencies', () => {
    const learner = { ...nobody, budgets: [{ amountMinor: 3000, currency: 'EUR' }] };
    const cheap = { ...tutor, hourlyPrice: { amountMinor: 3000, currency: 'EUR' } };
    expect(recommend(learner, cheap)!.score).toBeGreaterThan(recommend(learner, tutor)!.score);
    const dollars = { ...tutor, hourlyPrice: { amountMinor: 9_000_000, currency: 'USD' } };
    expect(recommend(learner, dollars)).toEqual(recommend(nobody, dollars));
  });

  it('is one of twenty at most of its type', () => {
    const many = Array.from({ length: 30 }, (_, index) => ({ ...tutor, targetId: `t${index}` }));
    const content = { ...tutor, targetType: 'content' as const, languages: [], rating: null, hourlyPrice: null };
    const best = recommendBest(nobody, [...many, content]);
    expect(best.filter(({ targetType }) => targetType === 'tutor')).toHaveLength(20);
    expect(best.filter(({ targetType }) => targetType === 'content')).toHaveLength(1);
  });
});

const subjects = fc.subarray(['mathematics', 'physics', 'latin', 'piano']);
const languages = fc.subarray(['en', 'en-GB', 'de', 'fr-CA']);
const price = fc.record({ amountMinor: fc.integer({ min: 0, max: 100_000 }), currency: fc.constantFrom('EUR', 'USD') });
const learners: fc.Arbitrary<LearnerSignals> = fc.record({
  goalSubjects: subjects,
  enrolledSubjects: subjects,
  completedSubjects: subjects,
  languages,
  budgets: fc.uniqueArray(price, { selector: ({ currency }) => currency }),
});
const stars = fc.double({ min: 1, max: 5, noNaN: true });
const candidates: fc.Arbitrary<Candidate> = fc.record({
  targetType: fc.constantFrom('tutor' as const, 'course' as const, 'content' as const),
  targetId: fc.uuid(),
  subjects,
  languages,
  rating: fc.option(fc.record({ average: stars, bayesian: stars, reviewCount: fc.integer({ min: 1, max: 500 }) })),
  hourlyPrice: fc.option(price),
});

describe('recommendations', () => {
  it('score from 0 to 1 and give a reason, whatever is known', () => {
    fc.assert(
      fc.property(learners, candidates, (learner, candidate) => {
        const recommendation = recommend(learner, candidate);
        if (!recommendation) return;
        expect(recommendation.score).toBeGreaterThanOrEqual(0);
        expect(recommendation.score).toBeLessThanOrEqual(1);
        expect(recommendation.reason).toMatch(/subject|language|rating|price/i);
      }),
    );
  });

  it('are the same for the same facts, in whatever order the candidates come', () => {
    fc.assert(
      fc.property(learners, fc.uniqueArray(candidates, { selector: ({ targetId }) => targetId, maxLength: 30 }), (learner, all) => {
        expect(recommendBest(learner, [...all].reverse())).toEqual(recommendBest(learner, all));
      }),
    );
  });
});
