/** What RFC 6749 (section 5.2) calls what is wrong with a request for a token. */
export type TokenProblem = 'invalid_request' | 'invalid_client' | 'invalid_scope' | 'unsupported_grant_type';

/** A request for a token was refused: its answer is the RFC's, not GraphQL's. */
export class TokenRefused extends Error {
  override readonly name = 'TokenRefused';

  constructor(
    readonly problem: TokenProblem,
    /** For people. Never says which half of the credentials is wrong. */
    readonly description: string,
  ) {
    super(description);
  }
}

/** One word for whatever is wrong with credentials: unknown, wrong, revoked, expired, suspended. */
export const clientRefused = (): TokenRefused => new TokenRefused('invalid_client', 'The client credentials are not valid.');

/** A request for a token with credentials, as they were sent and not judged yet. */
export interface TokenRequest {
  readonly clientId: string;
  readonly clientSecret: string;
  /** Undefined: all that the account has. */
  readonly scope: string | undefined;
}

/** What of an HTTP request is looked at. */
export interface SentRequest {
  readonly headers: { readonly authorization?: string | undefined; readonly 'content-type'?: string | undefined };
  /** As the form's parser gives it: a list for what was sent twice. */
  readonly body: unknown;
  readonly query: unknown;
}

const FORM = 'application/x-www-form-urlencoded';
/** Nothing of ours is as long. */
const LONGEST = 500;

/**
 * Reads a request of the client credentials grant (RFC 6749, section 4.4), the client's credentials in the Authorization header
 * (client_secret_basic) or in the form (client_secret_post), never in both and never in the address, which ends up in logs.
 *
 * @throws TokenRefused
 */
export function readTokenRequest({ headers, body, query }: SentRequest): TokenRequest {
  if (hasMembers(query)) throw new TokenRefused('invalid_request', 'Parameters belong into the form, not into the address.');
  const type = headers['content-type']?.split(';', 1)[0]?.trim().toLowerCase();
  if (type !== FORM || typeof body !== 'object' || body === null) throw new TokenRefused('invalid_request', `Send the parameters as ${FORM}.`);
  const form = new Map(Object.entries(body).map(([name, value]) => [name, textOf(name, value)]));
  const grant = form.get('grant_type');
  if (grant === undefined) throw new TokenRefused('invalid_request', 'The parameter grant_type is missing.');
  if (grant !== 'client_credentials') throw new TokenRefused('unsupported_grant_type', 'Only client_credentials are exchanged here.');
  return { ...credentialsIn(headers.authorization, form.get('client_id'), form.get('client_secret')), scope: form.get('scope') };
}

function credentialsIn(authorization: string | undefined, id: string | undefined, secret: string | undefined): Pick<TokenRequest, 'clientId' | 'clientSecret'> {
  if (authorization === undefined) {
    if (id === undefined || secret === undefined) throw clientRefused();
    return { clientId: id, clientSecret: secret };
  }
  if (secret !== undefined) throw new TokenRefused('invalid_request', 'Send the credentials in the header or in the form, not in both.');
  const encoded = /^Basic +([A-Za-z0-9+/]+={0,2})\s*$/i.exec(authorization)?.[1];
  const [, clientId, clientSecret] = /^([^:]*):(.*)$/s.exec(Buffer.from(encoded ?? '', 'base64').toString('utf8'))?.map(decoded) ?? [];
  if (clientId === undefined || clientSecret === undefined) throw clientRefused();
  if (id !== undefined && id !== clientId) throw new TokenRefused('invalid_request', 'The header and the form name different clients.');
  return { clientId, clientSecret };
}

/** The RFC has both halves form-encoded before they are put together. Undefined for what is not. */
function decoded(text: string): string | undefined {
  try {
    const plain = decodeURIComponent(text.replaceAll('+', ' '));
    return plain.length > LONGEST ? undefined : plain;
  } catch {
    return undefined;
  }
}

function textOf(name: string, value: unknown): string {
  if (typeof value === 'string' && value.length <= LONGEST) return value;
  throw new TokenRefused('invalid_request', Array.isArray(value) ? `The parameter ${name.slice(0, 50)} is given more than once.` : `The parameter ${name.slice(0, 50)} is too long.`);
}

const hasMembers = (value: unknown): boolean => typeof value === 'object' && value !== null && Object.keys(value).length > 0;
