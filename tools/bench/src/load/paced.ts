import { setTimeout as pause } from 'node:timers/promises';

export interface Pace {
  readonly url: string;
  readonly body: string;
  readonly token?: string;
  readonly perSecond: number;
  readonly requests: number;
  /** Whether what comes back is what has to. */
  readonly isRight: (status: number, text: string) => boolean;
  /** Whether it is right as well when the server answers while the body is still under way, and closes: then who sends may never get to read the answer. */
  readonly mayBeCutOff?: boolean;
}

const CUT_OFF = ['ECONNRESET', 'EPIPE', 'UND_ERR_SOCKET'];

function wasCutOff(error: unknown): boolean {
  const cause: unknown = error instanceof TypeError ? error.cause : undefined;
  return cause instanceof Error && 'code' in cause && CUT_OFF.includes(String(cause.code));
}

/**
 * Asks at an even pace, however long the answers take.
 *
 * @returns how long each took, in milliseconds
 * @throws when one is not what it has to be
 */
export async function askPaced({ url, body, token, perSecond, requests, isRight, mayBeCutOff = false }: Pace): Promise<number[]> {
  const headers: Record<string, string> = { 'content-type': 'application/json', ...(token !== undefined && { authorization: `Bearer ${token}` }) };
  const begun = performance.now();
  const asked: Promise<number>[] = [];
  for (let n = 0; n < requests; n += 1) {
    const waitMs = begun + (n * 1_000) / perSecond - performance.now();
    if (waitMs > 0) await pause(waitMs);
    const since = performance.now();
    const asking = async (): Promise<number> => {
      const response = await fetch(url, { method: 'POST', headers, body, signal: AbortSignal.timeout(60_000) });
      const text = await response.text();
      const tookMs = performance.now() - since;
      if (!isRight(response.status, text)) throw new Error(`${url} answers ${response.status} ${text.slice(0, 300)}`);
      return tookMs;
    };
    const answered = asking().catch((error: unknown) => {
      if (mayBeCutOff && wasCutOff(error)) return performance.now() - since;
      throw error;
    });
    // Told at the end; until then nobody waits for it, which would end this process with all that it has started.
    answered.catch(() => undefined);
    asked.push(answered);
  }
  return Promise.all(asked);
}
