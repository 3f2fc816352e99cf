import { Logger, Module, type DynamicModule } from '@nestjs/common';
import { ACCESS_TOKEN_LIFE_MS } from '@edtech/auth';
import { AccessTokens, SIGNING_KEYS } from './access-tokens.js';
import { ExportTokens } from './export-tokens.js';
import { JwksController } from './jwks.controller.js';
import { RevocationsController } from './revocations.controller.js';
import { describeSigningKeys, generateSigningKey, readSigningKeys } from './signing-key.js';

/** Access tokens and the public keys that prove them. */
@Module({})
export class TokensModule {
  /** @param signingKeys as `readSigningKeys` takes them; without them one is made, which another replica does not know */
  static forRoot(signingKeys: string | undefined): DynamicModule {
    return {
      module: TokensModule,
      controllers: [JwksController, RevocationsController],
      providers: [AccessTokens, ExportTokens, { provide: SIGNING_KEYS, useFactory: () => describeSigningKeys(findKeys(signingKeys)) }],
      exports: [AccessTokens, ExportTokens],
      global: true,
    };
  }
}

function findKeys(text: string | undefined): ReturnType<typeof readSigningKeys> {
  if (text !== undefined) return readSigningKeys(text);
  const minutes = ACCESS_TOKEN_LIFE_MS / 60_000;
  new Logger(TokensModule.name).warn(
    `IDENTITY_SIGNING_KEY is not set: access tokens are signed with a key made for this run, ` +
      `so those of the last run (at most ${minutes} minutes old) have to be refreshed.`,
  );
  return { current: generateSigningKey(), others: [] };
}
