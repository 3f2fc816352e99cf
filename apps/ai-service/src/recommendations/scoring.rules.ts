import { readLanguage, readPrice, readRating, readSubject, subjectsAreKnown, type Candidate, type LearnerSignals, type TargetType } from './signals.rules.js';

/** Goes up with every change that can give another score or reason for the same facts. */
export const ALGORITHM_VERSION = 1;

/** What is kept for a learner of each type of target. */
const BEST_PER_TYPE = 20;

/** Among equals people come first. The order of the database's enum. */
const TYPES: readonly TargetType[] = ['tutor', 'course', 'content'];

const WEIGHTS = { subject: 0.5, rating: 0.25, language: 0.15, price: 0.1 };

export interface Recommendation {
  readonly targetType: TargetType;
  readonly targetId: string;
  /** From 0 to 1. */
  readonly score: number;
  /** Names the signals that speak for it, for people. */
  readonly reason: string;
}

/**
 * How well a candidate suits a learner: the weighted average of the signals that are known. Null for a candidate of
 * a subject that the learner is not after.
 */
export function recommend(learner: LearnerSignals, candidate: Candidate): Recommendation | null {
  const subject = readSubject(learner, candidate);
  if (subject && subject.value === 0) return null;
  const readings = [
    { weight: WEIGHTS.subject, reading: subject },
    { weight: WEIGHTS.language, reading: readLanguage(learner, candidate) },
    { weight: WEIGHTS.rating, reading: readRating(candidate) },
    { weight: WEIGHTS.price, reading: readPrice(learner, candidate) },
  ].flatMap(({ weight, reading }) => (reading ? [{ weight, ...reading }] : []));
  const weights = readings.reduce((sum, { weight }) => sum + weight, 0);
  const score = readings.reduce((sum, { weight, value }) => sum + weight * value, 0) / weights;
  const reasons = readings.flatMap(({ reason }) => (reason ? [reason] : []));
  const { targetType, targetId } = candidate;
  return { targetType, targetId, score: Math.round(score * 10_000) / 10_000, reason: sentence(reasons, candidate) };
}

/** The best candidates of each type, the best first. Equal ones are in the order of their ids, so that it never changes by chance. */
export function recommendBest(learner: LearnerSignals, candidates: readonly Candidate[]): Recommendation[] {
  const ranked = candidates
    .flatMap((candidate) => recommend(learner, candidate) ?? [])
    .sort((a, b) => b.score - a.score || TYPES.indexOf(a.targetType) - TYPES.indexOf(b.targetType) || compare(a.targetId, b.targetId));
  const taken = new Map<TargetType, number>();
  return ranked.filter(({ targetType }) => {
    const count = (taken.get(targetType) ?? 0) + 1;
    taken.set(targetType, count);
    return count <= BEST_PER_TYPE;
  });
}

/** Whether the learner's subjects narrow down what is worth looking at: then these, otherwise undefined for all. */
export function subjectsOf(learner: LearnerSignals): readonly string[] | undefined {
  if (!subjectsAreKnown(learner)) return undefined;
  return [...new Set([...learner.goalSubjects, ...learner.enrolledSubjects, ...learner.completedSubjects])].sort();
}

function sentence(reasons: readonly string[], { rating }: Candidate): string {
  const text = reasons.length > 0 ? reasons.join('; ') : rating ? `rating ${rating.average.toFixed(1)}` : 'rating not known yet, and neither is what you are looking for';
  return text.charAt(0).toUpperCase() + text.slice(1);
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
