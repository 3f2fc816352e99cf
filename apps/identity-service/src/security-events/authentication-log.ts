import { Injectable, Logger } from '@nestjs/common';
import { DomainError } from '@edtech/errors';
import { SecretSealer } from '../factors/secret-sealer.js';
import { requestOrigin } from './request-origin.js';

/** What somebody shows: a session's methods in more words, and what is no method of a session. */
export type ShownFactor = 'password' | 'totp' | 'recovery_code' | 'passkey' | 'provider' | 'mailed_link' | 'client_secret';

/** An attempt to show who one is. */
export interface Authentication {
  /** The mutation or route. */
  readonly operation: string;
  readonly factors: readonly ShownFactor[];
  /** What was typed as the account, whether or not there is one: only a pseudonym of it is written. */
  readonly account?: string;
  /** Of somebody who is signed in already. */
  readonly userId?: string;
  /** The name of a sign-in that waits for its second factor; the same in both of its lines. */
  readonly attempt?: string;
}

/** What became of one. What is known only now. */
export interface AuthenticationOutcome {
  readonly outcome: 'succeeded' | 'second-factor-wanted';
  readonly userId?: string;
  readonly serviceAccountId?: string;
  readonly sessionId?: string;
  /** The `amr` of the session. */
  readonly methods?: readonly string[];
  readonly attempt?: string;
}

/**
 * Tells operators of every attempt to show who one is, right or wrong, with what was shown: one line each. An address is told by a keyed hash, the same whether
 * or not it has an account and made in the same way, so that failures of one address can be joined, and neither the log nor the time it takes says which addresses
 * there are.
 */
@Injectable()
export class AuthenticationLog {
  private readonly logger = new Logger(AuthenticationLog.name);

  constructor(private readonly sealer: SecretSealer) {}

  /**
   * @param told what became of it, of a result
   * @param codeOf what to call an error by
   * @throws what `run` throws
   */
  async of<T>(authentication: Authentication, run: () => Promise<T>, told: (result: T) => AuthenticationOutcome, codeOf: (error: unknown) => string = codeOfError): Promise<T> {
    try {
      const result = await run();
      this.logger.log(this.lineOf(authentication, told(result)));
      return result;
    } catch (error) {
      this.logger.warn(this.lineOf(authentication, { outcome: 'failed', code: codeOf(error) }));
      throw error;
    }
  }

  private lineOf(
    { operation, factors, account, ...asked }: Authentication,
    { outcome, code, ...told }: Partial<Omit<AuthenticationOutcome, 'outcome'>> & { outcome: string; code?: string },
  ): Record<string, unknown> {
    const { userId, serviceAccountId, sessionId, methods, attempt } = { ...asked, ...told };
    const address = requestOrigin()?.address ?? undefined;
    return {
      msg: `${operation} by ${factors.join(' and ') || 'nothing'}: ${outcome}`,
      event: 'authentication',
      operation,
      outcome,
      factors,
      ...(code !== undefined && { code }),
      ...(account !== undefined && { account: this.sealer.pseudonymOf(account.toLowerCase()) }),
      ...(userId !== undefined && { user_id: userId }),
      ...(serviceAccountId !== undefined && { service_account_id: serviceAccountId }),
      ...(sessionId !== undefined && { session_id: sessionId }),
      ...(methods !== undefined && { methods }),
      ...(attempt !== undefined && { attempt }),
      ...(address !== undefined && { network: address }),
    };
  }
}

const codeOfError = (error: unknown): string => (error instanceof DomainError ? error.code : 'INTERNAL');
