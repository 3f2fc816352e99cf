import type { GatewayClient, OperatorSession } from './gateway-client.js';
import { OperatorError } from './operator-error.js';

/** An access token is renewed when it has less than this to live. */
const MARGIN_MS = 60_000;

export interface Credentials {
  readonly email: string;
  readonly password: string;
}

interface Tokens {
  readonly accessToken: string;
  readonly accessTokenExpiresAt: string;
  readonly refreshToken: string;
}

const TOKENS = 'accessToken accessTokenExpiresAt refreshToken';

/** An admin at the gateway: signs in when it first asks something, and stays signed in for as long as the work takes. */
export class AdminSession implements OperatorSession {
  private tokens: Promise<Tokens> | undefined;

  constructor(
    private readonly gateway: GatewayClient,
    private readonly credentials: () => Credentials,
  ) {}

  async begin(): Promise<void> {
    await this.current();
  }

  async ask<T>(query: string, variables: Record<string, unknown> = {}): Promise<T> {
    const { accessToken } = await this.current();
    return this.gateway.ask<T>(query, variables, accessToken);
  }

  async end(): Promise<void> {
    const tokens = await this.tokens?.catch(() => undefined);
    this.tokens = undefined;
    if (tokens) await this.gateway.ask('mutation { signOut }', {}, tokens.accessToken).catch(() => undefined);
  }

  /** One sign-in and one refresh at a time, however many ask at once. */
  private async current(): Promise<Tokens> {
    this.tokens ??= this.signIn();
    const asked = this.tokens;
    const tokens = await asked;
    if (Date.parse(tokens.accessTokenExpiresAt) - Date.now() > MARGIN_MS) return tokens;
    if (this.tokens === asked) this.tokens = this.refresh(tokens);
    return this.current();
  }

  private async signIn(): Promise<Tokens> {
    const { email, password } = this.credentials();
    const mutation = `mutation($input: SignInInput!) { signIn(input: $input) { ... on SignedIn { ${TOKENS} } ... on SecondFactorRequired { challenge } } }`;
    const { signIn } = await this.gateway.ask<{ signIn: Tokens | { challenge: string } }>(mutation, { input: { email, password, deviceName: 'npm run events' } });
    if ('challenge' in signIn) throw new OperatorError(`${email} signs in with a second factor, which cannot be shown here: work with a service account (EVENTS_CLIENT_ID, EVENTS_CLIENT_SECRET)`);
    return signIn;
  }

  private async refresh({ refreshToken }: Tokens): Promise<Tokens> {
    const mutation = `mutation($token: String!) { refreshSession(refreshToken: $token) { ${TOKENS} } }`;
    const { refreshSession } = await this.gateway.ask<{ refreshSession: Tokens }>(mutation, { token: refreshToken });
    return refreshSession;
  }
}
