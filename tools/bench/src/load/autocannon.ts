import { createRequire } from 'node:module';

/** What we use of autocannon, which brings no types. */
export interface CannonOptions {
  readonly url: string;
  readonly connections: number;
  /** In seconds, unless there is an amount. */
  readonly duration?: number;
  /** How many requests. */
  readonly amount?: number;
  /** How often it looks whether it is over, in milliseconds. */
  readonly sampleInt: number;
  /** How long one answer may take, in seconds. */
  readonly timeout: number;
  readonly method: 'GET' | 'POST';
  readonly body?: string;
  readonly requests: readonly { readonly setupRequest: (request: CannonRequest) => CannonRequest }[];
  readonly verifyBody: (body: string) => boolean;
}

export interface CannonRequest {
  headers: Record<string, string>;
}

export interface CannonResult {
  readonly requests: { readonly total: number };
  /** In seconds. */
  readonly duration: number;
  readonly errors: number;
  readonly timeouts: number;
  readonly mismatches: number;
  readonly non2xx: number;
  readonly latency: { readonly p50: number; readonly p99: number };
}

export const autocannon = createRequire(__filename)('autocannon') as (options: CannonOptions) => Promise<CannonResult>;
