import { DATABASE, type Database } from '@edtech/drizzle';
import { Inject, Injectable } from '@nestjs/common';
import { and, asc, eq, getTableColumns, inArray } from 'drizzle-orm';
import { matchingCandidates, matchingRequests, students } from '../infrastructure/database/schemas/index.js';

export type StoredMatchingRequest = typeof matchingRequests.$inferSelect;
export type StoredCandidate = typeof matchingCandidates.$inferSelect;

@Injectable()
export class FindMatches {
  constructor(@Inject(DATABASE) private readonly db: Database) {}

  /** A request of this student and of nobody else. */
  async ofStudent(studentUserId: string, id: string): Promise<StoredMatchingRequest | undefined> {
    const [row] = await this.db
      .select(getTableColumns(matchingRequests))
      .from(matchingRequests)
      .innerJoin(students, eq(students.id, matchingRequests.studentId))
      .where(and(eq(matchingRequests.id, id), eq(students.userId, studentUserId)));
    return row;
  }

  /** The candidates of each request, the best first, in the order of the requests: one statement. */
  async candidatesOf(requestIds: readonly string[]): Promise<StoredCandidate[][]> {
    const rows = await this.db
      .select()
      .from(matchingCandidates)
      .where(inArray(matchingCandidates.requestId, [...requestIds]))
      .orderBy(asc(matchingCandidates.rank));
    return requestIds.map((requestId) => rows.filter((row) => row.requestId === requestId));
  }
}
