/** What is known of a tutor who teaches the subject within the budget. */
export interface Candidate {
  readonly tutorId: string;
  readonly subjects: readonly string[];
  readonly languages: readonly string[];
  readonly hourlyRateMinor: bigint;
  /** 1 to 5, drawn towards the middle where there are few reviews; null where there are none. */
  readonly rating: number | null;
  readonly reviewCount: number;
}

export interface Wish {
  readonly subject: string;
  /** The most that an hour may cost, in the currency of the candidates. */
  readonly budgetMinor: bigint;
  /** In which the student would like to be taught; none: any will do. */
  readonly languages: readonly string[];
}

export interface RankedCandidate {
  readonly tutorId: string;
  /** 0 to 100. */
  readonly score: number;
  /** One sentence for each signal, which it begins with: `subject`, `language`, `rating`, `price`. */
  readonly reasons: readonly string[];
}

/** How much each signal counts; together 100. */
const WEIGHTS = { subject: 20, language: 30, rating: 30, price: 20 } as const;

/** What a tutor without reviews is taken for: neither good nor bad. */
const UNKNOWN_RATING = 3;

/** The best first. Who is over budget or does not teach the subject is left out. The same input gives the same order. */
export function rank(candidates: readonly Candidate[], wish: Wish): RankedCandidate[] {
  return candidates
    .filter(({ subjects, hourlyRateMinor }) => subjects.includes(wish.subject) && hourlyRateMinor <= wish.budgetMinor)
    .map((candidate) => judge(candidate, wish))
    .sort((a, b) => b.score - a.score || (a.tutorId < b.tutorId ? -1 : 1));
}

function judge(candidate: Candidate, wish: Wish): RankedCandidate {
  const signals = [subjectSignal(candidate, wish), languageSignal(candidate, wish), ratingSignal(candidate), priceSignal(candidate, wish)];
  const score = signals.reduce((sum, { points }) => sum + points, 0);
  return { tutorId: candidate.tutorId, score: Math.round(score * 100) / 100, reasons: signals.map(({ reason }) => reason) };
}

interface Signal {
  readonly points: number;
  readonly reason: string;
}

/** Who teaches little else knows it best. */
function subjectSignal({ subjects }: Candidate, { subject }: Wish): Signal {
  const others = subjects.length - 1;
  const reason = others === 0 ? `subject: teaches only ${subject}` : `subject: teaches ${subject} and ${others} other${others === 1 ? '' : 's'}`;
  return { points: WEIGHTS.subject * (0.5 + 0.5 / subjects.length), reason };
}

function languageSignal(candidate: Candidate, { languages }: Wish): Signal {
  if (languages.length === 0) return { points: WEIGHTS.language, reason: 'language: any will do' };
  const common = languages.filter((language) => candidate.languages.includes(language));
  const reason = common.length > 0 ? `language: speaks ${common.join(', ')}` : `language: speaks none of ${languages.join(', ')}`;
  return { points: (WEIGHTS.language * common.length) / languages.length, reason };
}

function ratingSignal({ rating, reviewCount }: Candidate): Signal {
  const points = (WEIGHTS.rating * ((rating ?? UNKNOWN_RATING) - 1)) / 4;
  if (rating === null) return { points, reason: 'rating: not reviewed yet' };
  return { points, reason: `rating: ${rating.toFixed(1)} of 5 from ${reviewCount} review${reviewCount === 1 ? '' : 's'}` };
}

function priceSignal({ hourlyRateMinor }: Candidate, { budgetMinor }: Wish): Signal {
  const percent = budgetMinor === 0n ? 100 : Number((hourlyRateMinor * 100n) / budgetMinor);
  return { points: WEIGHTS.price * (1 - percent / 100), reason: `price: ${percent}% of the budget` };
}
