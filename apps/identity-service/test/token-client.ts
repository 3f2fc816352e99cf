import type { TestService } from '@edtech/testing';

/** An answer of `POST /oauth/token`, as RFC 6749 has it. */
export interface TokenAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: { readonly access_token?: string; readonly token_type?: string; readonly expires_in?: number; readonly scope?: string; readonly error?: string; readonly error_description?: string };
}

export interface ClientCredentials {
  readonly clientId: string;
  readonly clientSecret: string;
}

/** What differs from an honest request. */
export interface TokenRequestParts {
  readonly headers?: Record<string, string>;
  readonly method?: string;
  readonly search?: string;
}

/** Sends a form, given as pairs so that a parameter can come twice. */
export async function sendForm(url: string, form: Record<string, string> | [string, string][], { headers = {}, method = 'POST', search = '' }: TokenRequestParts = {}): Promise<TokenAnswer> {
  const body = method === 'GET' ? {} : { body: new URLSearchParams(form) };
  const response = await fetch(`${url}/oauth/token${search}`, { method, headers, ...body });
  return { status: response.status, headers: response.headers, body: (await response.json()) as TokenAnswer['body'] };
}

/** client_secret_post. @param from the address that the gateway on this machine speaks for */
export function exchange({ url }: Pick<TestService, 'url'>, { clientId, clientSecret }: ClientCredentials, more: Record<string, string> = {}, from = '127.0.0.1'): Promise<TokenAnswer> {
  return sendForm(url, { grant_type: 'client_credentials', client_id: clientId, client_secret: clientSecret, ...more }, { headers: { 'x-forwarded-for': from } });
}

/** client_secret_basic. */
export function basic({ clientId, clientSecret }: ClientCredentials): string {
  return `Basic ${Buffer.from(`${encodeURIComponent(clientId)}:${encodeURIComponent(clientSecret)}`).toString('base64')}`;
}
