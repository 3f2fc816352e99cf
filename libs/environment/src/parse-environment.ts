import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { EnvironmentError, type EnvironmentProblem } from './environment-error.js';

/** What `process.env` looks like; tests pass plain objects. */
export type EnvironmentSource = Readonly<Record<string, string | undefined>>;

/** One zod schema per variable, under the variable's full name. */
export type EnvironmentShape = Readonly<Record<string, z.ZodType>>;

export type ParsedEnvironment<Shape extends EnvironmentShape> = { [Name in keyof Shape]: z.output<Shape[Name]> };

/**
 * Reads the variables named in `shape`. An empty variable counts as missing. Where `X` is missing and
 * `X_FILE` is set, the value is that file's text without its last line break (mounted secrets).
 *
 * @throws EnvironmentError naming every variable that is wrong, not only the first.
 */
export function parseEnvironment<Shape extends EnvironmentShape>(
  shape: Shape,
  source: EnvironmentSource,
  readSecret: (path: string) => string = (path) => readFileSync(path, 'utf8'),
): ParsedEnvironment<Shape> {
  const problems: EnvironmentProblem[] = [];
  const values: Record<string, unknown> = {};
  for (const [variable, schema] of Object.entries(shape)) {
    const found = lookUp(variable, source, readSecret);
    if ('problem' in found) {
      problems.push(found);
      continue;
    }
    const parsed = parseOne(schema, found.value);
    if ('problem' in parsed) problems.push({ variable, problem: parsed.problem });
    else values[variable] = parsed.value;
  }
  if (problems.length > 0) throw new EnvironmentError(problems);
  return values as ParsedEnvironment<Shape>;
}

/** Runs several readers and throws one error that names what is wrong in all of them. */
export function collectProblems<Parts extends readonly unknown[]>(
  readers: { [Index in keyof Parts]: () => Parts[Index] },
): Parts {
  const problems: EnvironmentProblem[] = [];
  const parts = readers.map((read) => {
    try {
      return read();
    } catch (error) {
      if (!(error instanceof EnvironmentError)) throw error;
      problems.push(...error.problems);
      return undefined;
    }
  });
  if (problems.length > 0) throw new EnvironmentError(problems);
  return parts as unknown as Parts;
}

function lookUp(
  variable: string,
  source: EnvironmentSource,
  readSecret: (path: string) => string,
): { value: string | undefined } | EnvironmentProblem {
  const value = source[variable] || undefined;
  const file = source[`${variable}_FILE`] || undefined;
  if (file === undefined) return { value };
  if (value !== undefined) return { variable, problem: `is set, and so is ${variable}_FILE: set only one of them` };
  try {
    return { value: readSecret(file).replace(/\r?\n$/, '') || undefined };
  } catch (error) {
    const code = typeof error === 'object' && error && 'code' in error ? ` (${String(error.code)})` : '';
    return { variable: `${variable}_FILE`, problem: `names a file that cannot be read${code}` };
  }
}

function parseOne(schema: z.ZodType, value: string | undefined): { value: unknown } | { problem: string } {
  let result;
  try {
    result = schema.safeParse(value);
  } catch {
    // A transform that throws (JSON.parse, new URL) tends to quote its input: its message stays here.
    return { problem: 'cannot be understood' };
  }
  if (result.success) return { value: result.data };
  if (value === undefined) return { problem: 'is missing' };
  const messages = result.error.issues.map(({ message }) => withoutValue(message, value));
  return { problem: messages.join('; ') };
}

function withoutValue(message: string, value: string): string {
  return value.length < 4 ? message : message.replaceAll(value, '***');
}
