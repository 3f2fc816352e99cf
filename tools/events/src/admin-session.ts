import { setTimeout as pause } from 'node:timers/promises';
import { Secret, TOTP } from 'otpauth';
import type { GatewayClient, OperatorSession } from './gateway-client.js';
import { OperatorError } from './operator-error.js';
import type { SessionFile, Tokens } from './session-file.js';

/** An access token is renewed when it has less than this to live. */
const MARGIN_MS = 60_000;

export interface Credentials {
  readonly email: string;
  readonly password: string;
  /** The secret of the authenticator app, in base32, for a machine that makes the codes itself. */
  readonly totpSecret?: string | undefined;
}

/** Codes are taken once: whoever has just signed in waits for the next one. */
const CODES_TRIED = 4;

/** An authenticator app shows another code each half minute. */
const CODE_MS = 30_000;

const TOKENS = 'accessToken accessTokenExpiresAt refreshToken';

/**
 * An admin at the gateway: signs in when it first asks something, and stays signed in for as long as the work takes, or from one command to the
 * next where the session is kept.
 */
export class AdminSession implements OperatorSession {
  private tokens: Promise<Tokens> | undefined;

  constructor(
    private readonly gateway: GatewayClient,
    private readonly credentials: () => Credentials,
    /** Asks a person for the code that an authenticator app shows; undefined where nobody is there. */
    private readonly askForCode: (() => Promise<string>) | undefined,
    private readonly kept: SessionFile | undefined,
  ) {}

  async begin(): Promise<void> {
    await this.current();
  }

  async ask<T>(query: string, variables: Record<string, unknown> = {}): Promise<T> {
    const { accessToken } = await this.current();
    return this.gateway.ask<T>(query, variables, accessToken);
  }

  async end(): Promise<void> {
    if (this.kept) return;
    const tokens = await this.tokens?.catch(() => undefined);
    this.tokens = undefined;
    if (tokens) await this.gateway.ask('mutation { signOut }', {}, tokens.accessToken).catch(() => undefined);
  }

  /** One sign-in and one refresh at a time, however many ask at once. */
  private async current(): Promise<Tokens> {
    this.tokens ??= this.begun();
    const asked = this.tokens;
    const tokens = await asked;
    if (Date.parse(tokens.accessTokenExpiresAt) - Date.now() > MARGIN_MS) return tokens;
    if (this.tokens === asked) this.tokens = this.refresh(tokens);
    return this.current();
  }

  private async begun(): Promise<Tokens> {
    const kept = this.kept?.read();
    if (kept) {
      try {
        return await this.refresh(kept);
      } catch (error) {
        // It has ended meanwhile, or was of another platform.
        if (!(error instanceof OperatorError) || error.code === undefined) throw error;
      }
    }
    return this.keep(await this.signIn());
  }

  private keep(tokens: Tokens): Tokens {
    this.kept?.write(tokens);
    return tokens;
  }

  private async signIn(): Promise<Tokens> {
    const { email, password, totpSecret } = this.credentials();
    const mutation = `mutation($input: SignInInput!) { signIn(input: $input) { ... on SignedIn { ${TOKENS} } ... on SecondFactorRequired { challenge } } }`;
    const { signIn } = await this.gateway.ask<{ signIn: Tokens | { challenge: string } }>(mutation, { input: { email, password, deviceName: 'npm run events' } });
    if (!('challenge' in signIn)) return signIn;
    if (totpSecret !== undefined) return this.completeWithSecret(signIn.challenge, totpSecret);
    if (this.askForCode) return this.complete(signIn.challenge, await this.askForCode());
    throw new OperatorError(`${email} signs in with a second factor: run this in a terminal, which asks for the code, or set EDTECH_ADMIN_TOTP_SECRET`);
  }

  private async completeWithSecret(challenge: string, secret: string): Promise<Tokens> {
    const totp = new TOTP({ secret: Secret.fromBase32(secret) });
    for (let timestamp = Date.now() - (Date.now() % CODE_MS), tried = 1; ; timestamp += CODE_MS, tried += 1) {
      // The code of the next half minute is taken too.
      await pause(Math.max(0, timestamp - CODE_MS - Date.now()));
      try {
        return await this.complete(challenge, totp.generate({ timestamp }));
      } catch (error) {
        if (!(error instanceof OperatorError) || error.code !== 'SECOND_FACTOR_WRONG' || tried === CODES_TRIED) throw error;
      }
    }
  }

  private async complete(challenge: string, totpCode: string): Promise<Tokens> {
    const mutation = `mutation($input: CompleteSignInInput!) { completeSignIn(input: $input) { ${TOKENS} } }`;
    return (await this.gateway.ask<{ completeSignIn: Tokens }>(mutation, { input: { challenge, totpCode } })).completeSignIn;
  }

  private async refresh(tokens: Tokens): Promise<Tokens> {
    // Another command may have exchanged it meanwhile: only the newest is good.
    const { refreshToken } = this.kept?.read() ?? tokens;
    const { refreshSession } = await this.gateway.ask<{ refreshSession: Tokens }>(`mutation($token: String!) { refreshSession(refreshToken: $token) { ${TOKENS} } }`, { token: refreshToken });
    return this.keep(refreshSession);
  }
}
