import { Logger, Module, type DynamicModule } from '@nestjs/common';
import { ACCESS_TOKEN_LIFE_MS, AccessTokens, SIGNING_KEY } from './access-tokens.js';
import { JwksController } from './jwks.controller.js';
import { describeSigningKey, generateSigningKey, readSigningKey } from './signing-key.js';

/** Access tokens and the public key that proves them. */
@Module({})
export class TokensModule {
  /** @param signingKeyPem an Ed25519 key in PKCS8 PEM; without it one is made, which another replica does not know */
  static forRoot(signingKeyPem: string | undefined): DynamicModule {
    return {
      module: TokensModule,
      controllers: [JwksController],
      providers: [AccessTokens, { provide: SIGNING_KEY, useFactory: () => describeSigningKey(findKey(signingKeyPem)) }],
      exports: [AccessTokens],
      global: true,
    };
  }
}

function findKey(pem: string | undefined) {
  if (pem !== undefined) return readSigningKey(pem);
  const minutes = ACCESS_TOKEN_LIFE_MS / 60_000;
  new Logger(TokensModule.name).warn(
    `IDENTITY_SIGNING_KEY is not set: access tokens are signed with a key made for this run, ` +
      `so those of the last run (at most ${minutes} minutes old) have to be refreshed.`,
  );
  return generateSigningKey();
}
