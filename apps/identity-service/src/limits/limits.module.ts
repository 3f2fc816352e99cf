import { Module, type DynamicModule } from '@nestjs/common';
import { AttemptCounters } from './attempt-counter.js';
import { ClientSecretAttempts } from './client-secret-attempts.js';
import type { LimitSettings } from './limit-settings.js';
import { MailRequests } from './mail-requests.js';
import { LIMIT_SETTINGS, SignInAttempts } from './sign-in-attempts.js';

/** How often strangers may try. */
@Module({})
export class LimitsModule {
  static forRoot(settings: LimitSettings): DynamicModule {
    return {
      module: LimitsModule,
      providers: [{ provide: LIMIT_SETTINGS, useValue: settings }, AttemptCounters, ClientSecretAttempts, MailRequests, SignInAttempts],
      exports: [ClientSecretAttempts, MailRequests, SignInAttempts],
      global: true,
    };
  }
}
