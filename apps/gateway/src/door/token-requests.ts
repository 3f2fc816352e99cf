import { connectorOf, type TlsOptions } from '@edtech/service-client/connector';
import { context, propagation } from '@opentelemetry/api';
import { Pool } from 'undici';

/** Programs ask once in ten minutes: what is beyond so many at once is no honest use. */
const AT_ONCE = 32;
/** A token and the words around it. */
const LARGEST_ANSWER_BYTES = 65_536;
/** What identity says of its answer that a client has to hear. */
const HANDED_ON = ['content-type', 'www-authenticate', 'retry-after', 'allow'] as const;

/** A client's request for a token, as it came. */
export interface TokenRequest {
  readonly body: string;
  /** After the path, `?` included; identity refuses it. */
  readonly search: string;
  readonly authorization: string | undefined;
  readonly contentType: string | undefined;
  readonly requestId: string;
  readonly address: string;
}

export interface TokenAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Hands requests for tokens to identity, which judges them: nothing in them is looked at here. */
export class TokenRequests {
  private readonly pool: Pool;
  private inHand = 0;

  /** @param identityUrl without a slash at its end @param tls how it is connected to by TLS */
  constructor(
    identityUrl: string,
    private readonly timeoutMs: number,
    tls?: TlsOptions,
  ) {
    this.pool = new Pool(identityUrl, { connections: AT_ONCE, pipelining: 1, maxResponseSize: LARGEST_ANSWER_BYTES, ...(tls && { connect: connectorOf(tls) }) });
  }

  /** @throws whatever keeps an answer from coming: no connection, no answer in time, too many in hand */
  async send({ body, search, authorization, contentType, requestId, address }: TokenRequest): Promise<TokenAnswer> {
    if (this.inHand >= AT_ONCE) throw new Error(`${this.inHand} requests for tokens are in hand already`);
    const headers: Record<string, string> = { 'x-request-id': requestId, 'x-forwarded-for': address };
    if (contentType !== undefined) headers['content-type'] = contentType;
    if (authorization !== undefined) headers.authorization = authorization;
    propagation.inject(context.active(), headers);
    this.inHand += 1;
    try {
      const answer = await this.pool.request({ path: `/oauth/token${search}`, method: 'POST', headers, body, signal: AbortSignal.timeout(this.timeoutMs) });
      const handedOn = HANDED_ON.flatMap((name) => (typeof answer.headers[name] === 'string' ? [[name, answer.headers[name]] as const] : []));
      return { status: answer.statusCode, headers: Object.fromEntries(handedOn), body: await answer.body.text() };
    } finally {
      this.inHand -= 1;
    }
  }

  close(): Promise<void> {
    return this.pool.close();
  }
}
