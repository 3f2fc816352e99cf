import type { PlannedStep } from './path-template.rules.js';

/** completed: a lesson counts for it; available: may be worked on now; locked: a prerequisite is not mastered yet. */
export type StepStatus = 'completed' | 'available' | 'locked';

export interface StepOnTheWay extends PlannedStep {
  readonly status: StepStatus;
}

/** How far somebody has come on a path. */
export interface PathProgress {
  readonly completedSteps: number;
  readonly totalSteps: number;
  /** Completed out of all, from 0 to 1. */
  readonly progress: number;
}

/**
 * Every completed lesson of the subject completes one step. It follows from how many lessons there are, and so
 * neither from the order in which they became known nor from how often.
 */
export function progressOf(steps: readonly PlannedStep[], lessonCount: number): PathProgress {
  const totalSteps = steps.length;
  const completedSteps = Math.min(lessonCount, totalSteps);
  return { completedSteps, totalSteps, progress: completedSteps / totalSteps };
}

/** The steps with what each of them is. They are completed in their order, which respects what each requires. */
export function statusesOf(steps: readonly PlannedStep[], completedSteps: number): StepOnTheWay[] {
  const mastered = new Set(steps.slice(0, completedSteps).map(({ key }) => key));
  const isOpen = (step: PlannedStep): boolean => step.prerequisites.every((key) => mastered.has(key));
  return steps.map((step) => ({ ...step, status: mastered.has(step.key) ? 'completed' : isOpen(step) ? 'available' : 'locked' }));
}
