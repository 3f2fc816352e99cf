import { OperatorError, sentenceOf } from './operator-error.js';

const TIMEOUT_MS = 30_000;

interface Answer {
  readonly data?: Record<string, unknown> | null;
  readonly errors?: readonly { readonly message: string; readonly extensions?: { readonly code?: string; readonly fields?: readonly { readonly field: string; readonly rule: string }[] } }[];
}

/** Whoever works at the gateway: signs in when something is asked first, and stays so for as long as the work takes. */
export interface OperatorSession {
  /** Signs in before anything is asked, so that it is told once when that cannot be. @throws OperatorError */
  begin(): Promise<void>;
  /** @throws OperatorError when the gateway does not answer, or answers with an error */
  ask<T>(query: string, variables?: Record<string, unknown>): Promise<T>;
  /** Leaves no session behind. Never rejects: what could not be ended ends by itself. */
  end(): Promise<void>;
}

/** Asks the gateway, and makes sentences of what goes wrong. */
export class GatewayClient {
  /** @param url of its GraphQL */
  constructor(private readonly url: string) {}

  /** @throws OperatorError when it does not answer, or answers with an error */
  async ask<T>(query: string, variables: Record<string, unknown>, accessToken?: string): Promise<T> {
    const headers = { 'content-type': 'application/json', ...(accessToken ? { authorization: `Bearer ${accessToken}` } : {}) };
    const { data, errors } = (await this.post(this.url, headers, JSON.stringify({ query, variables }))) as Answer;
    const [error] = errors ?? [];
    if (error) {
      const { code, fields = [] } = error.extensions ?? {};
      const rules = fields.map(({ field, rule }) => ` (${field}: ${rule})`).join('');
      throw new OperatorError(`${error.message}${rules}${code ? ` [${code}]` : ''}`, code);
    }
    // Without an error the answer is what was asked for.
    if (data) return data as T;
    throw new OperatorError(`${this.url} answered with neither data nor errors`);
  }

  /** An access token for a service account. @throws OperatorError */
  async exchange(clientId: string, clientSecret: string): Promise<{ accessToken: string; expiresInSeconds: number }> {
    const credentials = Buffer.from(`${encodeURIComponent(clientId)}:${encodeURIComponent(clientSecret)}`).toString('base64');
    const headers = { 'content-type': 'application/x-www-form-urlencoded', authorization: `Basic ${credentials}` };
    const answer = (await this.post(new URL('/oauth/token', this.url).href, headers, 'grant_type=client_credentials')) as Record<string, unknown>;
    const { access_token: accessToken, expires_in: expiresInSeconds, error, error_description: description } = answer;
    if (typeof accessToken === 'string' && typeof expiresInSeconds === 'number') return { accessToken, expiresInSeconds };
    throw new OperatorError(`the service account ${clientId} gets no token: ${String(description ?? 'the answer is none')}${error === undefined ? '' : ` [${String(error)}]`}`);
  }

  private async post(url: string, headers: Record<string, string>, body: string): Promise<unknown> {
    try {
      const response = await fetch(url, { method: 'POST', headers, body, signal: AbortSignal.timeout(TIMEOUT_MS) });
      return await response.json();
    } catch (error) {
      throw new OperatorError(`${url} does not answer: ${sentenceOf(error)}`);
    }
  }
}
