import { Inject, Injectable } from '@nestjs/common';
import { DATABASE, type Database } from '@edtech/drizzle';
import { validate as isUuid } from 'uuid';
import { LearningPathsRepository, type LearningPathRow } from '../infrastructure/database/repositories/learning-paths.repository.js';
import type { LearningPath } from './learning-paths.graphql.js';
import { statusesOf } from './path-progress.rules.js';

/** The paths of many users in one statement. Who may see them is for the caller to decide. */
@Injectable()
export class FindLearningPaths {
  constructor(
    @Inject(DATABASE) private readonly db: Database,
    private readonly paths: LearningPathsRepository,
  ) {}

  /** In the order of the users, each in the alphabetical order of the subjects. */
  async byUserIds(userIds: readonly string[]): Promise<LearningPath[][]> {
    const wanted = userIds.map((id) => id.toLowerCase());
    const rows = await this.paths.findByUserIds(this.db, wanted.filter((id) => isUuid(id)));
    return wanted.map((userId) => rows.filter((row) => row.userId === userId).map(pathOf));
  }
}

function pathOf({ id, subject, progress, steps, completedSteps }: LearningPathRow): LearningPath {
  const titles = new Map(steps.map(({ key, title }) => [key, title]));
  return {
    id,
    subject,
    progress,
    steps: statusesOf(steps, completedSteps).map(({ title, status, prerequisites }) => ({
      title,
      status,
      prerequisiteTitles: prerequisites.flatMap((key) => titles.get(key) ?? []),
    })),
  };
}
