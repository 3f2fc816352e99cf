import { z } from 'zod';
import { EnvironmentError } from './environment-error.js';
import { isConfigured } from './is-configured.js';
import { parseEnvironment, type EnvironmentShape, type EnvironmentSource } from './parse-environment.js';
import { commaSeparated, wholeNumber } from './shapes.js';

const files: Record<string, string> = { '/run/secrets/db': 'from-a-file\n', '/run/secrets/empty': '\n' };

function readSecret(path: string): string {
  const text = files[path];
  if (text === undefined) throw Object.assign(new Error('no such file'), { code: 'ENOENT' });
  return text;
}

function problemsOf(shape: EnvironmentShape, source: EnvironmentSource): EnvironmentError {
  try {
    parseEnvironment(shape, source, readSecret);
  } catch (error) {
    if (error instanceof EnvironmentError) return error;
    throw error;
  }
  throw new Error('the environment was accepted');
}

describe('parseEnvironment', () => {
  it('names every failure at once, each with its variable', () => {
    const shape = { A: z.string(), B: wholeNumber(1, 10), C: z.enum(['on', 'off']), D: commaSeparated(), E: z.string() };
    const error = problemsOf(shape, { B: 'eleven', C: 'maybe', D: ' , ', E: 'fine' });
    expect(error.problems).toEqual([
      { variable: 'A', problem: 'is missing' },
      { variable: 'B', problem: 'must be a whole number from 1 to 10' },
      { variable: 'C', problem: expect.stringContaining('"on"|"off"') },
      { variable: 'D', problem: 'must name at least one, separated by commas' },
    ]);
    for (const { variable, problem } of error.problems) expect(error.message).toContain(`  ${variable}  ${problem}`);
  });

  it('takes an empty variable for a missing one', () => {
    expect(problemsOf({ A: z.string() }, { A: '' }).problems).toEqual([{ variable: 'A', problem: 'is missing' }]);
    expect(parseEnvironment({ A: z.string().default('x') }, { A: '' })).toEqual({ A: 'x' });
  });

  it('reads a secret from the file that X_FILE names, without its last line break', () => {
    const source = { PASSWORD_FILE: '/run/secrets/db' };
    expect(parseEnvironment({ PASSWORD: z.string() }, source, readSecret)).toEqual({ PASSWORD: 'from-a-file' });
  });

  it('says when a secret file cannot be read, is empty, or competes with the variable itself', () => {
    const shape = { A: z.string(), B: z.string(), C: z.string() };
    const source = { A_FILE: '/nowhere', B_FILE: '/run/secrets/empty', C: 'here', C_FILE: '/run/secrets/db' };
    expect(problemsOf(shape, source).problems).toEqual([
      { variable: 'A_FILE', problem: 'names a file that cannot be read (ENOENT)' },
      { variable: 'B', problem: 'is missing' },
      { variable: 'C', problem: 'is set, and so is C_FILE: set only one of them' },
    ]);
  });

  it('never repeats a value, not even where a schema or a parser quotes it', () => {
    const shape = {
      KEY: z.string().refine(() => false, { error: ({ input }) => `${String(input)} is no key` }),
      CONFIG: z.string().transform((text) => JSON.parse(text) as unknown),
      URL: z.url(),
    };
    const error = problemsOf(shape, { KEY: 'hunter22', CONFIG: 'hunter22', URL: 'hunter22' });
    expect(error.problems).toHaveLength(3);
    expect(error.message).not.toContain('hunter22');
  });
});

describe('isConfigured', () => {
  it('is on with all variables and off with none', () => {
    expect(isConfigured({ STRIPE_KEY: 'k', STRIPE_WEBHOOK_SECRET: 's' })).toBe(true);
    expect(isConfigured({ STRIPE_KEY: undefined, STRIPE_WEBHOOK_SECRET: undefined })).toBe(false);
  });

  it('refuses half a configuration, naming what is missing', () => {
    const half = (): boolean => isConfigured({ STRIPE_KEY: 'k', STRIPE_WEBHOOK_SECRET: undefined });
    expect(half).toThrow('STRIPE_WEBHOOK_SECRET  is missing, but STRIPE_KEY is set');
  });
});
