import { aiContentPublishedV1, aiErasureCompletedV1, aiLearningPathAdvancedV1 } from '@edtech/contracts';
import { aggregateStates, erasureStates } from '@edtech/messaging';
import { contentState } from '../../content/content-state.js';
import { learningPathState } from '../../learning-paths/learning-path-state.js';
import { contentColumns } from './repositories/content.repository.js';
import { messaging, content, learningPaths } from './schemas/index.js';

/** What ai publishes, as it stands. */
export const aiStates = [
  aggregateStates({
    definition: aiContentPublishedV1,
    subject: content.id,
    rows: (executor, { where, orderBy, limit }) => executor.select(contentColumns).from(content).where(where).orderBy(orderBy).limit(limit),
    subjectOf: ({ id }) => id,
    stateOf: (piece) => ({ sequence: piece.version, data: contentState(piece) }),
  }),
  aggregateStates({
    definition: aiLearningPathAdvancedV1,
    subject: learningPaths.id,
    rows: (executor, { where, orderBy, limit }) => executor.select().from(learningPaths).where(where).orderBy(orderBy).limit(limit),
    subjectOf: ({ id }) => id,
    stateOf: (path) => ({ sequence: path.version, data: learningPathState(path) }),
  }),
  erasureStates(messaging, aiErasureCompletedV1),
];
