import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '@edtech/messaging';
import { OpenSession, type OpenedSession } from '../sessions/open-session.js';
import { tidied, type Account } from './account.rules.js';
import { CreateAccount, type AccountDetails } from './create-account.js';

export interface SignUpDetails extends AccountDetails {
  password: string;
  deviceName?: string;
}

/** A new account and its first session, or neither. */
@Injectable()
export class SignUp {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly createAccount: CreateAccount,
    private readonly openSession: OpenSession,
  ) {}

  /** @throws EMAIL_ALREADY_REGISTERED, PASSWORD_IS_PERSONAL, PASSWORDS_BUSY */
  async run({ password, deviceName, ...given }: SignUpDetails): Promise<{ account: Account; session: OpenedSession }> {
    const details = tidied(given);
    const passwordHash = await this.createAccount.hashPassword(password, details);
    return this.unitOfWork.run(async (scope) => {
      const account = await this.createAccount.runIn(scope, details, passwordHash);
      const session = await this.openSession.runIn(scope, account.id, { deviceName, methods: ['pwd'] });
      return { account, session };
    });
  }
}
