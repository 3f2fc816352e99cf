import { Injectable, ValidationPipe, type ArgumentMetadata } from '@nestjs/common';
import type { ValidationError } from 'class-validator';
import { badUserInput, type FieldProblem } from './bad-user-input.js';

/** Carries what class-validator found until the argument's name, which only `transform` knows, is put before it. */
class InputProblems extends Error {
  constructor(readonly problems: readonly ValidationError[]) {
    super('input is not valid');
  }
}

@Injectable()
class InputValidationPipe extends ValidationPipe {
  constructor() {
    super({
      whitelist: true,
      forbidNonWhitelisted: true,
      transform: true,
      stopAtFirstError: false,
      exceptionFactory: (problems: ValidationError[]) => new InputProblems(problems),
    });
  }

  override async transform(value: unknown, metadata: ArgumentMetadata): Promise<unknown> {
    try {
      return await super.transform(value, metadata);
    } catch (error) {
      if (!(error instanceof InputProblems)) throw error;
      throw badUserInput({ fields: flatten(error.problems, metadata.data) });
    }
  }
}

function flatten(problems: readonly ValidationError[], parent?: string): FieldProblem[] {
  return problems.flatMap(({ property, constraints, children }) => {
    const field = parent ? `${parent}.${property}` : property;
    const own = Object.entries(constraints ?? {}).map(([rule, message]) => ({ field, rule, message }));
    return [...own, ...flatten(children ?? [], field)];
  });
}

/**
 * Checks inputs by the class-validator decorators of their classes. A field without any decorator is refused too,
 * so that none is forgotten. @throws BAD_USER_INPUT with every problem.
 */
export function validationPipe(): ValidationPipe {
  return new InputValidationPipe();
}
