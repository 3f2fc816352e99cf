import { Module } from '@nestjs/common';
import { TutorsRepository } from '../infrastructure/database/repositories/tutors.repository.js';
import { FindTutors } from './find-tutors.query.js';
import { FollowTutorAccount } from './follow-tutor-account.js';
import { OnTutorAccountChanged } from './on-tutor-account-changed.js';
import { OnTutorRatingUpdated } from './on-tutor-rating-updated.js';
import { TutorLoaders } from './tutor-loaders.js';
import { TutorsResolver } from './tutors.resolver.js';
import { UpdateTutorProfile } from './update-tutor-profile.js';
import { UserTutorProfileResolver } from './user-tutor-profile.resolver.js';
import { VerifyTutor } from './verify-tutor.js';

@Module({
  controllers: [OnTutorAccountChanged, OnTutorRatingUpdated],
  providers: [TutorsRepository, FollowTutorAccount, FindTutors, TutorLoaders, UpdateTutorProfile, VerifyTutor, TutorsResolver, UserTutorProfileResolver],
  exports: [TutorsRepository, TutorLoaders],
})
export class TutorsModule {}
