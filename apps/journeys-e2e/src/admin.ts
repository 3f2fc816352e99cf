import { setTimeout as pause } from 'node:timers/promises';
import { Secret, TOTP } from 'otpauth';
import { UnexpectedErrors, type GatewayClient } from './gateway-client.js';

export interface AdminCredentials {
  readonly email: string;
  readonly password: string;
  /** What the authenticator app makes its codes of, in base32. */
  readonly totpSecret: string;
}

interface Tokens {
  readonly accessToken: string;
  readonly accessTokenExpiresAt: string;
  readonly refreshToken: string;
}

const TOKENS = 'accessToken accessTokenExpiresAt refreshToken';
const MARGIN_MS = 60_000;
/** Codes are taken once: whoever has just signed in waits for the next one. */
const CODES_TRIED = 4;

/** An authenticator app shows another code each half minute. */
const CODE_MS = 30_000;

/** Who may verify tutors: signs in once, with a second factor, however many journeys there are. */
export class Admin {
  private tokens: Promise<Tokens> | undefined;

  constructor(
    private readonly door: GatewayClient,
    private readonly credentials: AdminCredentials,
  ) {}

  /** The gateway, with the admin's access token. */
  async signedIn(): Promise<GatewayClient> {
    this.tokens ??= this.signIn();
    const asked = this.tokens;
    const tokens = await asked;
    if (Date.parse(tokens.accessTokenExpiresAt) - Date.now() > MARGIN_MS) return this.door.as(tokens.accessToken);
    if (this.tokens === asked) this.tokens = this.refresh(tokens);
    return this.signedIn();
  }

  private async signIn(): Promise<Tokens> {
    const { email, password, totpSecret } = this.credentials;
    const { signIn } = await this.door.request<{ signIn: { challenge: string } }>(SIGN_IN, { input: { email, password } });
    const totp = new TOTP({ secret: Secret.fromBase32(totpSecret) });
    for (let timestamp = Date.now() - (Date.now() % CODE_MS), tried = 1; ; timestamp += CODE_MS, tried += 1) {
      // The code of the next half minute is taken too.
      await pause(Math.max(0, timestamp - CODE_MS - Date.now()));
      try {
        const input = { challenge: signIn.challenge, totpCode: totp.generate({ timestamp }) };
        return (await this.door.request<{ completeSignIn: Tokens }>(COMPLETE_SIGN_IN, { input })).completeSignIn;
      } catch (error) {
        const isTaken = error instanceof UnexpectedErrors && error.errors[0]?.extensions?.code === 'SECOND_FACTOR_WRONG';
        if (!isTaken || tried === CODES_TRIED) throw error;
      }
    }
  }

  private async refresh({ refreshToken }: Tokens): Promise<Tokens> {
    return (await this.door.request<{ refreshSession: Tokens }>(REFRESH_SESSION, { refreshToken })).refreshSession;
  }
}

const SIGN_IN = /* GraphQL */ `
  mutation SignInAsAdmin($input: SignInInput!) {
    signIn(input: $input) {
      ... on SecondFactorRequired {
        challenge
      }
    }
  }
`;

const COMPLETE_SIGN_IN = /* GraphQL */ `
  mutation CompleteSignIn($input: CompleteSignInInput!) {
    completeSignIn(input: $input) {
      ${TOKENS}
    }
  }
`;

const REFRESH_SESSION = /* GraphQL */ `
  mutation RefreshSession($refreshToken: String!) {
    refreshSession(refreshToken: $refreshToken) {
      ${TOKENS}
    }
  }
`;
