import { progressOf, type PathProgress } from './path-progress.rules.js';
import { stepsFor, type PlannedStep } from './path-template.rules.js';

/** A path that is laid out already. */
export interface KnownPath {
  readonly id: string;
  readonly subject: string;
  readonly steps: readonly PlannedStep[];
  readonly completedSteps: number;
}

/** All that decides about a student's paths. */
export interface PathFacts {
  /** Subjects that the student enrolled in or named as a goal. */
  readonly subjects: readonly string[];
  /** How many different lessons the student has completed in each subject. */
  readonly lessonCounts: ReadonlyMap<string, number>;
  readonly paths: readonly KnownPath[];
}

export interface PathPlan {
  readonly create: readonly ({ readonly subject: string; readonly steps: readonly PlannedStep[] } & PathProgress)[];
  readonly advance: readonly ({ readonly id: string; readonly subject: string } & PathProgress)[];
}

/** What is to be done so that the student has a path for every subject, each as far as the lessons say. */
export function planPaths({ subjects, lessonCounts, paths }: PathFacts): PathPlan {
  const known = new Set(paths.map(({ subject }) => subject));
  const missing = [...new Set(subjects)].filter((subject) => !known.has(subject)).sort();
  return {
    create: missing.map((subject) => {
      const steps = stepsFor(subject);
      return { subject, steps, ...progressOf(steps, lessonCounts.get(subject) ?? 0) };
    }),
    advance: paths.flatMap(({ id, subject, steps, completedSteps }) => {
      const reached = progressOf(steps, lessonCounts.get(subject) ?? 0);
      // A path never goes back: what somebody has mastered stays mastered.
      return reached.completedSteps > completedSteps ? [{ id, subject, ...reached }] : [];
    }),
  };
}
