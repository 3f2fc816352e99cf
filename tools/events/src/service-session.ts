import type { GatewayClient, OperatorSession } from './gateway-client.js';

/** A token is exchanged anew when it has less than this to live. */
const MARGIN_MS = 60_000;

export interface ClientCredentials {
  readonly clientId: string;
  readonly clientSecret: string;
}

interface Token {
  readonly accessToken: string;
  readonly expiresAt: number;
}

/** A service account at the gateway: nobody's password is on the machine that works so, and there is no session to leave behind. */
export class ServiceSession implements OperatorSession {
  private token: Promise<Token> | undefined;

  constructor(
    private readonly gateway: GatewayClient,
    private readonly credentials: ClientCredentials,
  ) {}

  async begin(): Promise<void> {
    await this.current();
  }

  async ask<T>(query: string, variables: Record<string, unknown> = {}): Promise<T> {
    const { accessToken } = await this.current();
    return this.gateway.ask<T>(query, variables, accessToken);
  }

  end(): Promise<void> {
    this.token = undefined;
    return Promise.resolve();
  }

  /** One exchange at a time, however many ask at once. */
  private async current(): Promise<Token> {
    this.token ??= this.exchange();
    const asked = this.token;
    const token = await asked;
    // A token that is this short-lived is as good as its secret gets.
    if (token.expiresAt - Date.now() > MARGIN_MS) return token;
    if (this.token === asked) this.token = this.exchange();
    return this.token ?? token;
  }

  private async exchange(): Promise<Token> {
    const { accessToken, expiresInSeconds } = await this.gateway.exchange(this.credentials.clientId, this.credentials.clientSecret);
    return { accessToken, expiresAt: Date.now() + expiresInSeconds * 1_000 };
  }
}
