import { UnitOfWork } from '@edtech/messaging';
import { CLOCK, type Clock } from '@edtech/scheduling';
import { Inject, Injectable } from '@nestjs/common';
import { v7 as newId } from 'uuid';
import { MatchingRequestsRepository, type MatchingRequest } from '../infrastructure/database/repositories/matching-requests.repository.js';
import { StudentsRepository } from '../infrastructure/database/repositories/students.repository.js';
import { TutorsRepository, type Tutor } from '../infrastructure/database/repositories/tutors.repository.js';
import { refuseInactiveStudent } from '../students/refuse-inactive-student.js';
import { rank, type Candidate } from './ranking.js';

/** Of so many, the best rated that fit, the best matching are shown. */
const CONSIDERED = 500;
const SHOWN = 10;

export type MatchWish = Pick<MatchingRequest, 'subject' | 'budgetMinor' | 'currency' | 'requirements'>;

@Injectable()
export class RequestMatch {
  constructor(
    private readonly work: UnitOfWork,
    private readonly students: StudentsRepository,
    private readonly tutors: TutorsRepository,
    private readonly requests: MatchingRequestsRepository,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Without languages among the requirements, those that the student prefers count. @throws STUDENT_PROFILE_NOT_READY, STUDENT_NOT_ACTIVE */
  run(studentUserId: string, wish: MatchWish): Promise<MatchingRequest> {
    return this.work.run(async ({ tx }) => {
      const student = refuseInactiveStudent(await this.students.findByUserId(tx, studentUserId));
      const found = await this.tutors.findCandidates(tx, { ...wish, minRating: wish.requirements.minRating }, CONSIDERED);
      const languages = wish.requirements.languages ?? student.preferredLanguages;
      const ranked = rank(found.flatMap(toCandidate), { subject: wish.subject, budgetMinor: wish.budgetMinor, languages });
      const request = { ...wish, id: newId(), studentId: student.id, createdAt: this.clock.now() };
      const candidates = ranked.slice(0, SHOWN).map(({ tutorId, score, reasons }, index) => ({ requestId: request.id, rank: index + 1, tutorId, score, reasons: [...reasons] }));
      await this.requests.insert(tx, request, candidates);
      return request;
    });
  }
}

function toCandidate({ id, subjects, languages, hourlyRateMinor, ratingBayesian, reviewCount }: Tutor): Candidate[] {
  return hourlyRateMinor === null ? [] : [{ tutorId: id, subjects, languages, hourlyRateMinor, rating: ratingBayesian, reviewCount }];
}
