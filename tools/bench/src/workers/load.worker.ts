import { autocannon, type CannonRequest } from '../load/autocannon.js';
import { BenchTokens, PEOPLE } from '../federation/tokens.js';
import { answer } from './worker-process.js';

export interface LoadStart {
  /** How many tokens are signed beforehand for whoever asks with new ones: each is used once before any is used again. */
  readonly tokens: number;
}

export interface Shots {
  readonly url: string;
  /** As JSON; a GET without it. */
  readonly body?: string;
  /** Without any token. */
  readonly anonymous?: boolean;
  /** Each request with a token that was not sent before; otherwise each of a thousand people sends their own again and again, as clients do until it expires. */
  readonly newTokens?: boolean;
  readonly connections: number;
  readonly until: Until;
  /** What every answer has to be, to the byte. */
  readonly expected: string;
}

/** When it is over: after so many requests, or after so many seconds. */
export type Until = { readonly requests: number } | { readonly seconds: number };

export interface Hits {
  readonly answered: number;
  readonly seconds: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
}

const HEADERS = { 'content-type': 'application/json' };

const keys = BenchTokens.create();
const ofPeople = inTurn(keys.sign(PEOPLE));
let ofNobodyYet = ofPeople;

function inTurn(tokens: readonly string[]): () => string {
  let used = 0;
  return () => tokens[(used += 1) % tokens.length] ?? '';
}

/** Every request under another token than the one before it. @throws when an answer does not come, or is another than the one expected */
async function fire({ url, body, anonymous, newTokens, connections, until, expected }: Shots): Promise<Hits> {
  const nextToken = newTokens ? ofNobodyYet : ofPeople;
  const authorize = (request: CannonRequest): CannonRequest => ({ ...request, headers: anonymous ? HEADERS : { ...HEADERS, authorization: `Bearer ${nextToken()}` } });
  const result = await autocannon({
    url,
    connections,
    ...('requests' in until ? { amount: until.requests } : { duration: until.seconds }),
    sampleInt: 10,
    timeout: 300,
    method: body === undefined ? 'GET' : 'POST',
    body,
    requests: [{ setupRequest: authorize }],
    verifyBody: (text) => text === expected,
  });
  const { errors, timeouts, mismatches, non2xx } = result;
  if (errors + timeouts + mismatches + non2xx > 0) throw new Error(`${url}: ${errors} errors, ${timeouts} timeouts, ${mismatches} wrong answers, ${non2xx} that were refused`);
  return { answered: result.requests.total, seconds: result.duration, p50Ms: result.latency.p50, p99Ms: result.latency.p99 };
}

answer({
  start: ({ tokens: count }: LoadStart) => void (ofNobodyYet = inTurn(keys.sign(count))),
  /** What has to be published so that the tokens can be checked. */
  publicJwk: () => keys.publicJwk,
  token: ofPeople,
  fire,
  stop: () => undefined,
});
