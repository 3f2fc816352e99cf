import { Injectable } from '@nestjs/common';
import type { Transaction } from '@edtech/drizzle';
import { matchingCandidates, matchingRequests } from '../schemas/index.js';

export type MatchingRequest = typeof matchingRequests.$inferSelect;
export type MatchingCandidate = typeof matchingCandidates.$inferSelect;

@Injectable()
export class MatchingRequestsRepository {
  async insert(tx: Transaction, request: MatchingRequest, candidates: readonly MatchingCandidate[]): Promise<void> {
    await tx.insert(matchingRequests).values(request);
    if (candidates.length > 0) await tx.insert(matchingCandidates).values([...candidates]);
  }
}
