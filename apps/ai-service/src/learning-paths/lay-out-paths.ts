import { Inject, Injectable } from '@nestjs/common';
import { v7 } from 'uuid';
import { aiLearningPathAdvancedV1, aiLearningPathCreatedV1 } from '@edtech/contracts';
import type { Scope } from '@edtech/messaging';
import { CLOCK, type Clock } from '@edtech/scheduling';
import { LearnersRepository } from '../infrastructure/database/repositories/learners.repository.js';
import { LearningPathsRepository, type LearningPathRow } from '../infrastructure/database/repositories/learning-paths.repository.js';
import { learningPathState } from './learning-path-state.js';
import { planPaths } from './plan-paths.rules.js';

/** Brings a learner's paths to where goals, enrolments and lessons say that they should be. */
@Injectable()
export class LayOutPaths {
  constructor(
    private readonly learners: LearnersRepository,
    private readonly paths: LearningPathsRepository,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Part of a transaction that has locked the learner. */
  async run(scope: Scope, userId: string): Promise<void> {
    const { tx } = scope;
    const student = await this.learners.findStudent(tx, userId);
    const enrolments = await this.learners.findEnrolments(tx, userId);
    const { create, advance } = planPaths({
      subjects: [...enrolments, ...(student?.learningGoals ?? [])].map(({ subject }) => subject),
      lessonCounts: await this.learners.countLessons(tx, userId),
      paths: await this.paths.findByUserIds(tx, [userId]),
    });
    for (const { subject, steps, completedSteps, progress } of create) {
      const path = { id: v7(), userId, subject, steps, completedSteps, progress, createdAt: this.clock.now() };
      await scope.publish(aiLearningPathCreatedV1, factOf(await this.paths.insert(tx, path)));
    }
    for (const { id, ...reached } of advance) {
      await scope.publish(aiLearningPathAdvancedV1, factOf(await this.paths.advance(tx, id, reached)));
    }
  }
}

function factOf(path: LearningPathRow) {
  return { sequence: path.version, data: learningPathState(path) };
}
