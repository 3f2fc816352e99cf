export interface EnvironmentProblem {
  /** The variable's full name, e.g. `IDENTITY_DB_PASSWORD`. */
  readonly variable: string;
  /** What is wrong with it, without its value: `is missing`, `must be a whole number`. */
  readonly problem: string;
}

/** Everything that is wrong with an environment, at once. The message lists each variable and never a value. */
export class EnvironmentError extends Error {
  override readonly name = 'EnvironmentError';

  constructor(readonly problems: readonly EnvironmentProblem[]) {
    super(describe(problems));
  }
}

function describe(problems: readonly EnvironmentProblem[]): string {
  const width = Math.max(...problems.map(({ variable }) => variable.length));
  const lines = problems.map(({ variable, problem }) => `  ${variable.padEnd(width)}  ${problem}`);
  return ['The environment is not usable:', ...lines].join('\n');
}
