/** The largest event body, in bytes of JSON. A broker takes 1 MB with headers; this leaves them room. */
export const MAX_DATA_BYTES = 900_000;

export interface JsonProblem {
  /** Where, such as `lines.0.note`; empty for the whole. */
  path: string;
  problem: string;
}

/**
 * Says why a JSON value can not be kept by Postgres' jsonb or carried by a broker, or nothing when it can.
 * @param json the same value as JSON text.
 */
export function findJsonProblem(value: unknown, json: string): JsonProblem | undefined {
  const bytes = Buffer.byteLength(json);
  if (bytes > MAX_DATA_BYTES) return { path: '', problem: `is ${bytes} bytes long; ${MAX_DATA_BYTES} is the most` };
  // NUL and lone surrogates are always escaped in JSON text: most values need no walk.
  if (!json.includes('\\u0000') && !json.includes('\\ud')) return undefined;
  return findUnstorableText(value, '');
}

/** Says why Postgres can not keep a text, or nothing when it can. */
export function textProblem(text: string): string | undefined {
  if (text.includes('\0')) return 'contains a NUL character';
  if (/[\ud800-\udfff]/u.test(text)) return 'contains half of a surrogate pair';
  return undefined;
}

function findUnstorableText(value: unknown, path: string): JsonProblem | undefined {
  if (typeof value === 'string') {
    const problem = textProblem(value);
    return problem === undefined ? undefined : { path, problem };
  }
  if (typeof value !== 'object' || value === null) return undefined;
  for (const [key, inner] of Object.entries(value)) {
    const innerPath = path === '' ? key : `${path}.${key}`;
    const keyProblem = textProblem(key);
    if (keyProblem !== undefined) return { path, problem: `has a key that ${keyProblem}` };
    const found = findUnstorableText(inner, innerPath);
    if (found) return found;
  }
  return undefined;
}
