import { Module } from '@nestjs/common';
import { MatchingRequestsRepository } from '../infrastructure/database/repositories/matching-requests.repository.js';
import { StudentsModule } from '../students/students.module.js';
import { TutorsModule } from '../tutors/tutors.module.js';
import { FindMatches } from './find-matches.query.js';
import { MatchCandidatesResolver, MatchingResolver } from './matching.resolver.js';
import { RequestMatch } from './request-match.js';

@Module({
  imports: [TutorsModule, StudentsModule],
  providers: [MatchingRequestsRepository, FindMatches, RequestMatch, MatchingResolver, MatchCandidatesResolver],
})
export class MatchingModule {}
