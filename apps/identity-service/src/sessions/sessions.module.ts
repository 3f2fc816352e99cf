import { Module } from '@nestjs/common';
import { RepositoriesModule } from '../infrastructure/database/repositories.module.js';
import { EndSessions } from './end-sessions.js';
import { FindSessions } from './find-sessions.query.js';
import { OpenSession } from './open-session.js';
import { PresentSession } from './present-session.js';
import { SessionEndingsModule } from './session-endings.module.js';
import { RefreshSession } from './refresh-session.js';
import { SessionSweeper } from './session-sweeper.js';
import { SessionsResolver } from './sessions.resolver.js';
import { SignIn } from './sign-in.js';

/** Who is signed in, on which device, and for how long. */
@Module({
  imports: [RepositoriesModule, SessionEndingsModule],
  providers: [EndSessions, FindSessions, OpenSession, PresentSession, RefreshSession, SessionSweeper, SessionsResolver, SignIn],
  exports: [OpenSession, PresentSession],
})
export class SessionsModule {}
