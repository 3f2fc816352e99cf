import { Module, type DynamicModule } from '@nestjs/common';
import { APP_INTERCEPTOR } from '@nestjs/core';
import { RepositoriesModule } from '../infrastructure/database/repositories.module.js';
import { AuthenticationLog } from './authentication-log.js';
import { FailedSignIns } from './failed-sign-ins.js';
import { FindSecurityEvents } from './find-security-events.query.js';
import { RememberOrigin } from './request-origin.js';
import { RETENTION_DAYS, SecurityEventsSweeper } from './security-events-sweeper.js';
import { SecurityEventsResolver } from './security-events.resolver.js';
import { SecurityTrail } from './security-trail.js';

/** What has happened to the safety of accounts, for their holders to read. */
@Module({})
export class SecurityEventsModule {
  static forRoot(retentionDays: number): DynamicModule {
    return {
      module: SecurityEventsModule,
      imports: [RepositoriesModule],
      providers: [
        { provide: RETENTION_DAYS, useValue: retentionDays },
        { provide: APP_INTERCEPTOR, useClass: RememberOrigin },
        AuthenticationLog,
        FailedSignIns,
        FindSecurityEvents,
        SecurityEventsResolver,
        SecurityEventsSweeper,
        SecurityTrail,
      ],
      exports: [AuthenticationLog, FailedSignIns, SecurityTrail],
      global: true,
    };
  }
}
