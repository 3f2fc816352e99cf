import { Module, type DynamicModule, type Provider } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { AccessGuard } from './access.guard.js';
import { ExportTokenVerifier } from './export-tokens.js';
import { FETCH, type Fetch } from './fetch.js';
import { RemoteRevocations, REVOCATIONS_URL } from './remote-revocations.js';
import { REVOCATIONS, type Revocations } from './revocations.js';
import { JWKS_URL, ON_ASKING, TokenVerifier, type OnAsking } from './token-verifier.js';

export interface AuthOptions {
  /** Where identity publishes the keys that it signs access tokens with. */
  readonly jwksUrl: string;
  /** What is revoked: a list that somebody else keeps, or where identity serves its own. Without it tokens are good until they expire. */
  readonly revocations?: Revocations | { readonly url: string };
  /** How identity is asked; as anybody else when left out. */
  readonly fetch?: Fetch;
  /** Hears of each request who asks, or what is wrong with its token: for logs. */
  readonly onAsking?: OnAsking;
}

/** Gives every module the {@link TokenVerifier} and puts the {@link AccessGuard} before everything. */
@Module({})
export class AuthModule {
  static forRoot({ jwksUrl, revocations, fetch, onAsking }: AuthOptions): DynamicModule {
    return {
      module: AuthModule,
      global: true,
      providers: [
        { provide: JWKS_URL, useValue: jwksUrl },
        ...providersOf(revocations),
        ...(fetch ? [{ provide: FETCH, useValue: fetch }] : []),
        ...(onAsking ? [{ provide: ON_ASKING, useValue: onAsking }] : []),
        TokenVerifier,
        ExportTokenVerifier,
        { provide: APP_GUARD, useClass: AccessGuard },
      ],
      exports: [TokenVerifier, ExportTokenVerifier],
    };
  }
}

function providersOf(revocations: AuthOptions['revocations']): Provider[] {
  if (!revocations) return [];
  if (!('url' in revocations)) return [{ provide: REVOCATIONS, useValue: revocations }];
  return [{ provide: REVOCATIONS_URL, useValue: revocations.url }, RemoteRevocations, { provide: REVOCATIONS, useExisting: RemoteRevocations }];
}
