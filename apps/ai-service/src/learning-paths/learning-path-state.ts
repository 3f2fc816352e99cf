import type { aiLearningPathAdvancedV1, EventData } from '@edtech/contracts';
import type { LearningPathRow } from '../infrastructure/database/repositories/learning-paths.repository.js';

/** What every event about a learning path says. */
export function learningPathState({ id, userId, subject, progress, completedSteps, steps }: LearningPathRow): EventData<typeof aiLearningPathAdvancedV1> {
  return { learningPathId: id, userId, subject, progress, completedSteps, totalSteps: steps.length };
}
