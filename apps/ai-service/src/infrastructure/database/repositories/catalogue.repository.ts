import { Injectable } from '@nestjs/common';
import { sql, sum } from 'drizzle-orm';
import type { Executor } from '@edtech/drizzle';
import { catalogueRevisions, courseReferences, tutorRatings, tutorReferences } from '../schemas/index.js';

export type TutorCopy = typeof tutorReferences.$inferSelect;
export type CourseCopy = typeof courseReferences.$inferSelect;
export type TutorRatingCopy = typeof tutorRatings.$inferSelect;
export type CataloguePart = typeof catalogueRevisions.$inferSelect.part;

/** Copies of what learning and analytics own, and how often what can be recommended has changed. */
@Injectable()
export class CatalogueRepository {
  /** @returns false when a newer version is known already: nothing has changed then. */
  async applyTutor(executor: Executor, tutor: TutorCopy): Promise<boolean> {
    const { tutorId: _key, ...state } = tutor;
    const applied = await executor
      .insert(tutorReferences)
      .values(tutor)
      .onConflictDoUpdate({ target: tutorReferences.tutorId, set: state, setWhere: sql`excluded.source_version > ${tutorReferences.sourceVersion}` })
      .returning({ id: tutorReferences.tutorId });
    return applied.length > 0;
  }

  /** @returns false when a newer version is known already. */
  async applyCourse(executor: Executor, course: CourseCopy): Promise<boolean> {
    const { courseId: _key, ...state } = course;
    const applied = await executor
      .insert(courseReferences)
      .values(course)
      .onConflictDoUpdate({ target: courseReferences.courseId, set: state, setWhere: sql`excluded.source_version > ${courseReferences.sourceVersion}` })
      .returning({ id: courseReferences.courseId });
    return applied.length > 0;
  }

  /** @returns false when a newer version is known already. */
  async applyRating(executor: Executor, rating: TutorRatingCopy): Promise<boolean> {
    const { tutorUserId: _key, ...state } = rating;
    const applied = await executor
      .insert(tutorRatings)
      .values(rating)
      .onConflictDoUpdate({ target: tutorRatings.tutorUserId, set: state, setWhere: sql`excluded.source_version > ${tutorRatings.sourceVersion}` })
      .returning({ id: tutorRatings.tutorUserId });
    return applied.length > 0;
  }

  /** Says that a part has changed. The last statement of its transaction, because others wait for the row. */
  async markChanged(executor: Executor, part: CataloguePart): Promise<void> {
    await executor
      .insert(catalogueRevisions)
      .values({ part, revision: 1 })
      .onConflictDoUpdate({ target: catalogueRevisions.part, set: { revision: sql`${catalogueRevisions.revision} + 1` } });
  }

  /** Grows with every change. Read before the catalogue itself: what is read afterwards is at least as new. */
  async revision(executor: Executor): Promise<number> {
    const [row] = await executor.select({ revision: sum(catalogueRevisions.revision).mapWith(Number) }).from(catalogueRevisions);
    return row?.revision ?? 0;
  }
}
