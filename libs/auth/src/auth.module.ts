import { Module, type DynamicModule } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { AccessGuard } from './access.guard.js';
import { JWKS_URL, TokenVerifier } from './token-verifier.js';

export interface AuthOptions {
  /** Where identity publishes the keys that it signs access tokens with. */
  readonly jwksUrl: string;
}

/** Gives every module the {@link TokenVerifier} and puts the {@link AccessGuard} before everything. */
@Module({})
export class AuthModule {
  static forRoot({ jwksUrl }: AuthOptions): DynamicModule {
    return {
      module: AuthModule,
      global: true,
      providers: [{ provide: JWKS_URL, useValue: jwksUrl }, TokenVerifier, { provide: APP_GUARD, useClass: AccessGuard }],
      exports: [TokenVerifier],
    };
  }
}
