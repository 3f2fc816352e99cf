import { Module, type DynamicModule } from '@nestjs/common';
import { RepositoriesModule } from '../infrastructure/database/repositories.module.js';
import { CheckPasskey } from './check-passkey.js';
import { PasskeyChallenges } from './passkey-challenges.js';
import { PASSKEY_SETTINGS, type PasskeySettings } from './passkey-settings.js';
import { PasskeysResolver } from './passkeys.resolver.js';
import { RegisterPasskey } from './register-passkey.js';
import { RemovePasskey } from './remove-passkey.js';

/** Signing with what one has instead of what one knows (WebAuthn). */
@Module({})
export class PasskeysModule {
  /** @param settings without them passkeys are not offered */
  static forRoot(settings: PasskeySettings | undefined): DynamicModule {
    return {
      module: PasskeysModule,
      imports: [RepositoriesModule],
      providers: [{ provide: PASSKEY_SETTINGS, useValue: settings }, CheckPasskey, PasskeyChallenges, PasskeysResolver, RegisterPasskey, RemovePasskey],
      exports: [CheckPasskey],
      global: true,
    };
  }
}
