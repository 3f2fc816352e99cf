import { ValidateBy, type ValidationArguments } from 'class-validator';
import type { z } from 'zod';

/** A JSON document of the given shape; the message names what is wrong inside it. */
export function MatchesSchema(schema: z.ZodType): PropertyDecorator {
  return ValidateBy({
    name: 'matchesSchema',
    validator: {
      validate: (value: unknown) => schema.safeParse(value).success,
      defaultMessage: ({ property, value }: ValidationArguments) => `${property} is not valid: ${problemsOf(schema, value)}`,
    },
  });
}

function problemsOf(schema: z.ZodType, value: unknown): string {
  const issues = schema.safeParse(value).error?.issues ?? [];
  return issues.map(({ path, message }) => (path.length > 0 ? `${path.join('.')}: ${message}` : message)).join('; ');
}
