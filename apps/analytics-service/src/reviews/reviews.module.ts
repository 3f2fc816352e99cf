import { Module } from '@nestjs/common';
import { ReviewsRepository } from '../infrastructure/database/repositories/reviews.repository.js';
import { TutorRatingsRepository } from '../infrastructure/database/repositories/tutor-ratings.repository.js';
import { MetricsModule } from '../metrics/metrics.module.js';
import { FindReviews } from './find-reviews.query.js';
import { RateUser } from './rate-user.js';
import { ReceivedReviewsLoader } from './received-reviews.loader.js';
import { ReceivedReviewsResolver } from './received-reviews.resolver.js';
import { ReviewLesson } from './review-lesson.js';
import { ReviewsResolver } from './reviews.resolver.js';

@Module({
  imports: [MetricsModule],
  providers: [
    FindReviews,
    RateUser,
    ReceivedReviewsLoader,
    ReceivedReviewsResolver,
    ReviewLesson,
    ReviewsRepository,
    ReviewsResolver,
    TutorRatingsRepository,
  ],
})
export class ReviewsModule {}
