import { Roles, Viewer, type CurrentUser } from '@edtech/auth';
import { IdArguments, loaderOf, Money, type GraphqlContext } from '@edtech/graphql';
import { Args, Context, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { StoredTutor } from '../tutors/find-tutors.query.js';
import { TutorLoaders } from '../tutors/tutor-loaders.js';
import { Tutor } from '../tutors/tutors.graphql.js';
import { FindMatches, type StoredCandidate, type StoredMatchingRequest } from './find-matches.query.js';
import { matchingRequestNotFound } from './matching.errors.js';
import { MatchCandidate, MatchingRequest, RequestMatchInput } from './matching.graphql.js';
import { RequestMatch } from './request-match.js';

const CANDIDATES = Symbol('candidates by request');

@Resolver(() => MatchingRequest)
export class MatchingResolver {
  constructor(
    private readonly request: RequestMatch,
    private readonly find: FindMatches,
  ) {}

  @Query(() => MatchingRequest, { nullable: true, description: 'One of the own matching requests by id, with the candidates of then. For students.' })
  @Roles('student')
  async matchingRequest(@Args() { id }: IdArguments, @Viewer() viewer: CurrentUser): Promise<StoredMatchingRequest> {
    const request = await this.find.ofStudent(viewer.userId, id);
    if (!request) throw matchingRequestNotFound({ matchingRequestId: id });
    return request;
  }

  @Mutation(() => MatchingRequest, { description: 'Looks for tutors who fit: nobody above the budget, the best ten first, each with reasons. For students.' })
  @Roles('student')
  requestMatch(@Args('input', { description: 'What is looked for.' }) { subject, budget, requirements }: RequestMatchInput, @Viewer() viewer: CurrentUser): Promise<StoredMatchingRequest> {
    const { languages, minRating, notes } = requirements ?? {};
    const asked = { ...(languages && { languages }), ...(minRating && { minRating }), ...(notes && { notes }) };
    return this.request.run(viewer.userId, { subject, budgetMinor: BigInt(budget.amountMinor), currency: budget.currency, requirements: asked });
  }

  @ResolveField(() => Money, { description: 'The most that an hour may cost.' })
  budget(@Parent() { budgetMinor, currency }: StoredMatchingRequest): Money {
    return { amountMinor: Number(budgetMinor), currency };
  }

  @ResolveField(() => [MatchCandidate], { description: 'Who matched when the student asked, the best first.' })
  async candidates(@Parent() { id }: StoredMatchingRequest, @Context() context: GraphqlContext): Promise<StoredCandidate[]> {
    return (await loaderOf<string, StoredCandidate[]>(context, CANDIDATES, (ids) => this.find.candidatesOf(ids)).load(id)) ?? [];
  }
}

@Resolver(() => MatchCandidate)
export class MatchCandidatesResolver {
  constructor(private readonly tutors: TutorLoaders) {}

  @ResolveField(() => Tutor, { nullable: true, description: 'The tutor.' })
  tutor(@Parent() { tutorId }: StoredCandidate, @Context() context: GraphqlContext): Promise<StoredTutor | null> {
    return this.tutors.byId(context, tutorId);
  }
}
