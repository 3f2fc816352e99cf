import { Module, type DynamicModule, type OnModuleInit } from '@nestjs/common';
import { RepositoriesModule } from '../infrastructure/database/repositories.module.js';
import { SessionEndingsModule } from '../sessions/session-endings.module.js';
import { ChangePassword } from './change-password.js';
import { PasswordHasher } from './password-hasher.js';
import { PasswordPolicy } from './password-policy.js';
import { PasswordsResolver } from './passwords.resolver.js';
import { RequestPasswordReset } from './request-password-reset.js';
import { ResetPassword } from './reset-password.js';

@Module({})
export class PasswordsModule implements OnModuleInit {
  constructor(private readonly hasher: PasswordHasher) {}

  static forRoot(limits: { concurrency: number; maxWaiting: number }, words: readonly string[]): DynamicModule {
    return {
      module: PasswordsModule,
      imports: [RepositoriesModule, SessionEndingsModule],
      providers: [
        { provide: PasswordHasher, useFactory: () => new PasswordHasher(limits) },
        { provide: PasswordPolicy, useFactory: () => new PasswordPolicy(words) },
        ChangePassword,
        PasswordsResolver,
        RequestPasswordReset,
        ResetPassword,
      ],
      exports: [PasswordHasher, PasswordPolicy],
      global: true,
    };
  }

  async onModuleInit(): Promise<void> {
    await this.hasher.prepare();
  }
}
