import { EnvironmentError } from './environment-error.js';
import { exitOnEnvironmentError } from './exit-on-environment-error.js';

describe('exitOnEnvironmentError', () => {
  const written: string[] = [];
  const exits: unknown[] = [];

  beforeEach(() => {
    jest.spyOn(process.stderr, 'write').mockImplementation((text) => written.push(String(text)) > 0);
    jest.spyOn(process, 'exit').mockImplementation((code) => {
      exits.push(code);
      throw new Error('exited');
    });
  });

  afterEach(() => jest.restoreAllMocks());

  it('says what is wrong and ends the process with 1', () => {
    const read = (): never => {
      throw new EnvironmentError([{ variable: 'AI_DB_PASSWORD', problem: 'is missing' }]);
    };
    expect(() => exitOnEnvironmentError(read)).toThrow('exited');
    expect(exits).toEqual([1]);
    expect(written.join('')).toBe('The environment is not usable:\n  AI_DB_PASSWORD  is missing\n');
  });

  it('returns what was read, and lets other errors through', () => {
    expect(exitOnEnvironmentError(() => 5)).toBe(5);
    const defect = (): never => {
      throw new TypeError('a defect');
    };
    expect(() => exitOnEnvironmentError(defect)).toThrow('a defect');
  });
});
