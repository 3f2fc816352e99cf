import { Args, Mutation, Parent, ResolveField, ResolveReference, Resolver } from '@nestjs/graphql';
import { Viewer, viewerOf, type CurrentUser } from '@edtech/auth';
import { loaderOf, type GraphqlContext } from '@edtech/graphql';
import { Lesson } from '../entities/lesson.graphql.js';
import { User } from '../entities/user.graphql.js';
import { FindReviews, type StoredReview } from './find-reviews.query.js';
import { ReviewLesson } from './review-lesson.js';
import { tidyComment } from './review.rules.js';
import { Review, ReviewLessonInput } from './reviews.graphql.js';

const BY_ID = Symbol('reviews by id');

@Resolver(() => Review)
export class ReviewsResolver {
  constructor(
    private readonly reviewLessonUseCase: ReviewLesson,
    private readonly find: FindReviews,
  ) {}

  @Mutation(() => Review, {
    description: 'Says what the viewer thinks of the other participant of a completed lesson. Once per lesson: sent again with the same idempotency key it gives the same review.',
  })
  reviewLesson(@Args('input', { description: 'The review.' }) input: ReviewLessonInput, @Viewer() viewer: CurrentUser): Promise<StoredReview> {
    return this.reviewLessonUseCase.run({
      lessonId: input.lessonId.toLowerCase(),
      reviewerUserId: viewer.userId,
      rating: input.rating,
      comment: tidyComment(input.comment),
      idempotencyKey: input.idempotencyKey.toLowerCase(),
    });
  }

  @ResolveReference()
  resolveReference({ id }: { id: string }, context: GraphqlContext): Promise<StoredReview | null> | null {
    if (!viewerOf(context)) return null;
    return loaderOf<string, StoredReview>(context, BY_ID, (ids) => this.find.byIds(ids)).load(id);
  }

  @ResolveField(() => User, { nullable: true, description: 'Who wrote it.' })
  reviewer(@Parent() { reviewerUserId }: StoredReview): User {
    return { id: reviewerUserId };
  }

  @ResolveField(() => Lesson, { nullable: true, description: 'The lesson that it is about.' })
  lesson(@Parent() { lessonId }: StoredReview): Lesson {
    return { id: lessonId };
  }
}
