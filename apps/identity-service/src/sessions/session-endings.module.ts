import { Module } from '@nestjs/common';
import { RepositoriesModule } from '../infrastructure/database/repositories.module.js';
import { CloseSessions } from './close-sessions.js';

/** Apart from the rest of sessions, because passwords and admins end them too. */
@Module({ imports: [RepositoriesModule], providers: [CloseSessions], exports: [CloseSessions] })
export class SessionEndingsModule {}
