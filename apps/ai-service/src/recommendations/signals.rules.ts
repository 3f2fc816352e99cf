export type TargetType = 'tutor' | 'course' | 'content';

/** What one hour costs. */
export interface HourlyPrice {
  readonly amountMinor: number;
  readonly currency: string;
}

/** All that is known of somebody who learns. Empty: nothing is known. */
export interface LearnerSignals {
  /** Subjects of the learning goals. */
  readonly goalSubjects: readonly string[];
  /** Subjects of the courses enrolled in. */
  readonly enrolledSubjects: readonly string[];
  /** Subjects of the lessons completed. */
  readonly completedSubjects: readonly string[];
  /** BCP 47 tags. */
  readonly languages: readonly string[];
  /** The highest price per hour agreed to so far, in each currency. */
  readonly budgets: readonly HourlyPrice[];
}

/** Something that can be recommended. */
export interface Candidate {
  readonly targetType: TargetType;
  readonly targetId: string;
  readonly subjects: readonly string[];
  /** Empty where it is not known or does not apply. */
  readonly languages: readonly string[];
  /** The tutor's; null without reviews, and for content. */
  readonly rating: { readonly average: number; readonly bayesian: number; readonly reviewCount: number } | null;
  readonly hourlyPrice: HourlyPrice | null;
}

/** What one signal says about a candidate. */
export interface SignalReading {
  /** From 0 (speaks against it) to 1 (speaks for it). */
  readonly value: number;
  /** Why it speaks for the candidate, for people; undefined when it does not. */
  readonly reason?: string;
}

const SUBJECT_SOURCES = [
  { field: 'goalSubjects', value: 1, says: 'is one of your goals' },
  { field: 'enrolledSubjects', value: 0.8, says: 'is what you are enrolled in' },
  { field: 'completedSubjects', value: 0.6, says: 'is what you have had lessons in' },
] as const;

/** Whether anything says which subjects the learner is after. */
export function subjectsAreKnown(learner: LearnerSignals): boolean {
  return SUBJECT_SOURCES.some(({ field }) => learner[field].length > 0);
}

/** Goals say most, then enrolments, then what was learnt already. Undefined when nothing is known of the learner. */
export function readSubject(learner: LearnerSignals, { subjects }: Candidate): SignalReading | undefined {
  if (!subjectsAreKnown(learner)) return undefined;
  for (const { field, value, says } of SUBJECT_SOURCES) {
    const matching = [...subjects].sort().find((subject) => learner[field].includes(subject));
    if (matching) return { value, reason: `subject ${matching} ${says}` };
  }
  return { value: 0 };
}

/** `en-GB` and `en` are one language here. Undefined when one side is not known. */
export function readLanguage(learner: LearnerSignals, { languages }: Candidate): SignalReading | undefined {
  if (learner.languages.length === 0 || languages.length === 0) return undefined;
  const spoken = new Set(languages.map(primaryLanguage));
  const shared = learner.languages.find((tag) => spoken.has(primaryLanguage(tag)));
  return shared ? { value: 1, reason: `language ${shared}` } : { value: 0 };
}

const primaryLanguage = (tag: string): string => tag.toLowerCase().split('-')[0] ?? '';

/** What a rating of 3.5 comes to: neither for nor against. */
const UNRATED = (3.5 - 1) / 4;

/** The Bayesian rating, so that one glowing review does not outrank a hundred good ones. */
export function readRating({ rating }: Candidate): SignalReading {
  if (!rating) return { value: UNRATED };
  const { average, bayesian, reviewCount } = rating;
  const reviews = reviewCount === 1 ? '1 review' : `${reviewCount} reviews`;
  return { value: (bayesian - 1) / 4, reason: average >= 3.5 ? `rating ${average.toFixed(1)} from ${reviews}` : undefined };
}

/** Against what the learner has agreed to pay. Undefined when that, or the price, is not known in a common currency. */
export function readPrice(learner: LearnerSignals, { hourlyPrice }: Candidate): SignalReading | undefined {
  const budget = learner.budgets.find(({ currency }) => currency === hourlyPrice?.currency);
  if (!hourlyPrice || !budget) return undefined;
  if (hourlyPrice.amountMinor <= budget.amountMinor) return { value: 1, reason: 'price within what you have agreed to before' };
  return { value: budget.amountMinor / hourlyPrice.amountMinor };
}
