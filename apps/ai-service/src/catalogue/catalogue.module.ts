import { Module } from '@nestjs/common';
import { RepositoriesModule } from '../infrastructure/database/repositories/repositories.module.js';
import { FollowCatalogue } from './follow-catalogue.js';
import { OnCourseChanged } from './on-course-changed.js';
import { OnTutorChanged } from './on-tutor-changed.js';
import { OnTutorRatingUpdated } from './on-tutor-rating-updated.js';

/** Copies of what can be recommended. */
@Module({ imports: [RepositoriesModule], controllers: [OnTutorChanged, OnCourseChanged, OnTutorRatingUpdated], providers: [FollowCatalogue] })
export class CatalogueModule {}
