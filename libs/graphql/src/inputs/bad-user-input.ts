import { defineError } from '@edtech/errors';

/** What is wrong with one field of a client's input. */
export interface FieldProblem extends Record<string, unknown> {
  /** Path from the argument on: `input.email`, `input.rules.0.startsAt`. */
  readonly field: string;
  /** Which rule it breaks: `isEmail`, `maxLength`. */
  readonly rule: string;
  /** For people. */
  readonly message: string;
}

/** The input breaks rules that can be told from the input alone. Clients find `fields` in `extensions.fields`. */
export const badUserInput = defineError<{ fields: readonly FieldProblem[] }>({
  code: 'BAD_USER_INPUT',
  kind: 'invalid',
  message: ({ fields }) => (fields.length === 1 ? fields[0]!.message : `${fields.length} fields of the input are not valid`),
});
