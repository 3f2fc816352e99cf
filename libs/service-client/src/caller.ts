/** On whose behalf a call is made, and what it belongs to. Passed on as it came; never a user id in the clear. */
export interface Caller {
  /** The `authorization` header of the request being served: the owner verifies it itself. */
  readonly authorization?: string;
  readonly requestId?: string;
  /** W3C trace context; used where this process traces nothing itself. */
  readonly traceparent?: string;
}

type Headers = Readonly<Record<string, string | string[] | undefined>>;

/** The caller as the headers of an incoming request tell it. */
export function callerOf(headers: Headers): Caller {
  return {
    authorization: single(headers['authorization']),
    requestId: single(headers['x-request-id']),
    traceparent: single(headers['traceparent']),
  };
}

/** Equal for calls that may share a batch or a cached answer: same user, same request. */
export function callerKey(caller: Caller): string {
  return JSON.stringify([caller.authorization, caller.requestId, caller.traceparent]);
}

function single(value: string | string[] | undefined): string | undefined {
  return Array.isArray(value) ? value[0] : value;
}
