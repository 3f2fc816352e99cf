import { Module } from '@nestjs/common';
import { VideoSessionsRepository } from '../infrastructure/database/repositories/video-sessions.repository.js';
import { FindVideoSessions } from './find-video-sessions.query.js';
import { LessonVideoSessionResolver } from './lesson-video-session.resolver.js';
import { OnLessonCancelled } from './on-lesson-cancelled.js';
import { OnLessonScheduled } from './on-lesson-scheduled.js';
import { VideoSessionLoaders } from './video-session-loaders.js';
import { VideoSessionsResolver } from './video-sessions.resolver.js';

@Module({
  controllers: [OnLessonScheduled, OnLessonCancelled],
  providers: [VideoSessionsRepository, FindVideoSessions, VideoSessionLoaders, VideoSessionsResolver, LessonVideoSessionResolver],
})
export class VideoSessionsModule {}
