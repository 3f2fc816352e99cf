import { Module, type DynamicModule } from '@nestjs/common';
import { JitsiVideoRooms } from './jitsi.video-rooms.js';
import { VIDEO_ROOMS } from './video-rooms.js';

/** Provides the {@link VideoRooms} of the service. */
@Module({})
export class VideoModule {
  static forRoot({ jitsiUrl }: { jitsiUrl: string }): DynamicModule {
    return {
      module: VideoModule,
      global: true,
      providers: [{ provide: VIDEO_ROOMS, useFactory: () => new JitsiVideoRooms(jitsiUrl) }],
      exports: [VIDEO_ROOMS],
    };
  }
}
