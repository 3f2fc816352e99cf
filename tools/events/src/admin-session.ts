import { OperatorError, sentenceOf } from './operator-error.js';

const TIMEOUT_MS = 30_000;
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

interface Answer {
  readonly data?: Record<string, unknown> | null;
  readonly errors?: readonly { readonly message: string; readonly extensions?: { readonly code?: string; readonly fields?: readonly { readonly field: string; readonly rule: string }[] } }[];
}

const TOKENS = 'accessToken accessTokenExpiresAt refreshToken';

/** An admin at the gateway: signs in when it first asks something, and stays signed in for as long as the work takes. */
export class AdminSession {
  private tokens: Promise<Tokens> | undefined;

  constructor(
    private readonly gateway: string,
    private readonly credentials: () => Credentials,
  ) {}

  /** Signs in before anything is asked, so that it is told once when that cannot be. @throws OperatorError */
  async begin(): Promise<void> {
    await this.current();
  }

  /** @throws OperatorError when the gateway does not answer, or answers with an error */
  async ask<T>(query: string, variables: Record<string, unknown> = {}): Promise<T> {
    const { accessToken } = await this.current();
    return this.post<T>(query, variables, accessToken);
  }

  /** Leaves no session behind. Never rejects: what could not be signed out ends by itself. */
  async signOut(): Promise<void> {
    const tokens = await this.tokens?.catch(() => undefined);
    this.tokens = undefined;
    if (tokens) await this.post('mutation { signOut }', {}, tokens.accessToken).catch(() => undefined);
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
    const { signIn } = await this.post<{ signIn: Tokens | { challenge: string } }>(mutation, { input: { email, password, deviceName: 'npm run events' } });
    if ('challenge' in signIn) throw new OperatorError(`${email} signs in with a second factor, which cannot be shown here: use an admin account for operators that has none`);
    return signIn;
  }

  private async refresh({ refreshToken }: Tokens): Promise<Tokens> {
    const { refreshSession } = await this.post<{ refreshSession: Tokens }>(`mutation($token: String!) { refreshSession(refreshToken: $token) { ${TOKENS} } }`, { token: refreshToken });
    return refreshSession;
  }

  private async post<T>(query: string, variables: Record<string, unknown>, accessToken?: string): Promise<T> {
    const { data, errors } = await this.answer(query, variables, accessToken);
    const [error] = errors ?? [];
    if (error) {
      const { code, fields = [] } = error.extensions ?? {};
      const rules = fields.map(({ field, rule }) => ` (${field}: ${rule})`).join('');
      throw new OperatorError(`${error.message}${rules}${code ? ` [${code}]` : ''}`, code);
    }
    // Without an error the answer is what was asked for.
    if (data) return data as T;
    throw new OperatorError(`${this.gateway} answered with neither data nor errors`);
  }

  private async answer(query: string, variables: Record<string, unknown>, accessToken?: string): Promise<Answer> {
    try {
      const response = await fetch(this.gateway, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...(accessToken ? { authorization: `Bearer ${accessToken}` } : {}) },
        body: JSON.stringify({ query, variables }),
        signal: AbortSignal.timeout(TIMEOUT_MS),
      });
      return (await response.json()) as Answer;
    } catch (error) {
      throw new OperatorError(`${this.gateway} does not answer: ${sentenceOf(error)}`);
    }
  }
}
