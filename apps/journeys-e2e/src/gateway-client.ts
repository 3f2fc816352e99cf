/** One entry of a GraphQL answer's `errors`. */
export interface GraphqlErrorEntry {
  readonly message: string;
  readonly path?: readonly (string | number)[];
  readonly extensions?: { readonly code?: string; readonly [key: string]: unknown };
}

export interface GraphqlAnswer<T> {
  readonly data?: T | null;
  readonly errors?: readonly GraphqlErrorEntry[];
}

/** The gateway answered with errors where none were expected. */
export class UnexpectedErrors extends Error {
  constructor(readonly errors: readonly GraphqlErrorEntry[]) {
    super(errors.map(({ message, path, extensions }) => `${message} [${extensions?.code ?? 'no code'}${path ? ` at ${path.join('.')}` : ''}]`).join('; '));
  }
}

/** Talks to the platform as any client does: GraphQL over HTTP, through the gateway only. */
export class GatewayClient {
  constructor(
    private readonly url: string,
    private readonly accessToken?: string,
  ) {}

  /** The same door, for a signed-in person. */
  as(accessToken: string): GatewayClient {
    return new GatewayClient(this.url, accessToken);
  }

  /** The whole answer: data, and errors if there were any. */
  async answer<T>(query: string, variables: Record<string, unknown> = {}): Promise<GraphqlAnswer<T>> {
    const response = await fetch(this.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(this.accessToken ? { authorization: `Bearer ${this.accessToken}` } : {}) },
      body: JSON.stringify({ query, variables }),
      signal: AbortSignal.timeout(30_000),
    });
    return (await response.json()) as GraphqlAnswer<T>;
  }

  /** What the same door has at a path beside GraphQL. */
  fetch(path: string): Promise<Response> {
    const headers: Record<string, string> = this.accessToken ? { authorization: `Bearer ${this.accessToken}` } : {};
    return fetch(new URL(path, this.url), { headers, signal: AbortSignal.timeout(30_000) });
  }

  /** The data, or UnexpectedErrors. */
  async request<T>(query: string, variables: Record<string, unknown> = {}): Promise<T> {
    const { data, errors } = await this.answer<T>(query, variables);
    if (errors?.length) throw new UnexpectedErrors(errors);
    if (!data) throw new Error('the answer had neither data nor errors');
    return data;
  }
}
