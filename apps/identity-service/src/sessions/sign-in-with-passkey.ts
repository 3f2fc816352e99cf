import { Inject, Injectable } from '@nestjs/common';
import { DATABASE, type Database } from '@edtech/drizzle';
import { UnitOfWork } from '@edtech/messaging';
import { CLOCK, type Clock } from '@edtech/scheduling';
import { UsersRepository } from '../infrastructure/database/repositories/users.repository.js';
import { CheckPasskey } from '../passkeys/check-passkey.js';
import type { ChallengePurpose } from '../passkeys/passkey-challenges.js';
import { passkeyRefused } from '../passkeys/passkeys.errors.js';
import type { SessionBegun } from './begin-session.js';
import { OpenSession } from './open-session.js';
import { accountSuspended } from './sessions.errors.js';

const PURPOSE: ChallengePurpose = { kind: 'sign-in', subject: '' };

/** Signs in by passkey alone: the device, and the PIN or finger that it asks for, are two factors in one. */
@Injectable()
export class SignInWithPasskey {
  constructor(
    @Inject(DATABASE) private readonly db: Database,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly unitOfWork: UnitOfWork,
    private readonly users: UsersRepository,
    private readonly checkPasskey: CheckPasskey,
    private readonly openSession: OpenSession,
  ) {}

  /** What a browser's `navigator.credentials.get` takes, as JSON. @throws PASSKEYS_NOT_OFFERED */
  begin(): Promise<Record<string, unknown>> {
    return this.checkPasskey.ask(PURPOSE);
  }

  /** @throws PASSKEY_REFUSED, PASSKEYS_NOT_OFFERED, ACCOUNT_SUSPENDED */
  async finish(response: Record<string, unknown>, deviceName: string | undefined): Promise<SessionBegun> {
    const userId = await this.checkPasskey.ownerOf(this.db, response);
    if (userId === undefined) throw passkeyRefused();
    return this.unitOfWork.run(async ({ tx }) => {
      const account = await this.users.findAndHold(tx, userId);
      if (!account || account.status === 'deleted') throw passkeyRefused();
      if (!(await this.checkPasskey.runIn(tx, userId, response, PURPOSE, this.clock.now()))) throw passkeyRefused();
      if (account.status === 'suspended') throw accountSuspended();
      return { account, session: await this.openSession.runIn({ tx }, account, { deviceName, methods: ['webauthn'] }) };
    });
  }
}
