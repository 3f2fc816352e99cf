import { Module } from '@nestjs/common';
import { RepositoriesModule } from '../infrastructure/database/repositories.module.js';
import { BeginSession } from './begin-session.js';
import { CheckSecondFactor } from './check-second-factor.js';
import { CompleteSignIn } from './complete-sign-in.js';
import { EndSessions } from './end-sessions.js';
import { FindSessions } from './find-sessions.query.js';
import { OpenSession } from './open-session.js';
import { PresentSession } from './present-session.js';
import { SessionEndingsModule } from './session-endings.module.js';
import { RefreshSession } from './refresh-session.js';
import { SecondFactorsResolver } from './second-factors.resolver.js';
import { SessionSweeper } from './session-sweeper.js';
import { SessionsResolver } from './sessions.resolver.js';
import { SignInWithPasskey } from './sign-in-with-passkey.js';
import { SignIn } from './sign-in.js';
import { StepUp } from './step-up.js';

/** Who is signed in, on which device, and for how long. */
@Module({
  imports: [RepositoriesModule, SessionEndingsModule],
  providers: [
    BeginSession,
    CheckSecondFactor,
    CompleteSignIn,
    EndSessions,
    FindSessions,
    OpenSession,
    PresentSession,
    RefreshSession,
    SecondFactorsResolver,
    SessionSweeper,
    SessionsResolver,
    SignIn,
    SignInWithPasskey,
    StepUp,
  ],
  exports: [BeginSession, OpenSession, PresentSession],
})
export class SessionsModule {}
