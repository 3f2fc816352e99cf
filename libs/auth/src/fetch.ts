/** As much of `fetch` as identity is asked with: whoever knows how it is reached brings one. */
export type Fetch = (url: string, init: Pick<RequestInit, 'headers' | 'method' | 'redirect' | 'signal'> & { readonly body?: string }) => Promise<Response>;

export const FETCH = Symbol('FETCH');
