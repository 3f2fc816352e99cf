import { isNativeError } from 'node:util/types';

const MAX_CAUSES = 5;

/**
 * An error as a log line has it: no more of it than is named here, because errors of drivers carry people's data
 * (the values of a failed query, the row that a constraint refused).
 */
export function serializeError(error: unknown, depth = 0): unknown {
  if (!isError(error)) return error;
  const { name, code, kind, constraint_name: constraint, errors, cause } = error as Error & Partial<Record<string, unknown>>;
  const further = depth < MAX_CAUSES;
  return withoutUndefined({
    type: name,
    message: withoutParameters(error.message),
    code,
    kind,
    constraint,
    stack: error.stack === undefined ? undefined : error.stack.replace(error.message, () => withoutParameters(error.message)),
    errors: Array.isArray(errors) && further ? errors.map((each) => serializeError(each, depth + 1)) : undefined,
    cause: cause !== undefined && further ? serializeError(cause, depth + 1) : undefined,
  });
}

/** drizzle appends the values of the failed query to its message. */
function withoutParameters(message: string): string {
  return message.split('\nparams:')[0] ?? message;
}

function withoutUndefined(fields: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}

/** Errors of Node itself come from another realm where tests run. */
export function isError(value: unknown): value is Error {
  return value instanceof Error || isNativeError(value);
}
