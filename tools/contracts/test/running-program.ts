import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { eventually } from './eventually.js';

/** A program that runs beside the test, and what it has said so far. */
export interface RunningProgram {
  readonly lines: readonly string[];
  readonly errors: readonly string[];
  /** Asks it to stop, and waits. @returns its exit code, or null when it had to be killed */
  stop(): Promise<number | null>;
}

/** Starts a program without a shell. What it writes is kept, line by line. */
export function runProgram(command: string, args: readonly string[], cwd: string): RunningProgram {
  const child = spawn(command, args, { cwd, stdio: ['ignore', 'pipe', 'pipe'] });
  const [lines, errors]: [string[], string[]] = [[], []];
  createInterface({ input: child.stdout }).on('line', (line) => lines.push(line));
  createInterface({ input: child.stderr }).on('line', (line) => errors.push(line));
  child.on('error', (error) => errors.push(error.message));
  return {
    lines,
    errors,
    stop: async () => {
      child.kill('SIGTERM');
      await eventually(() => child.exitCode !== null || child.signalCode !== null).catch(() => child.kill('SIGKILL'));
      return child.exitCode;
    },
  };
}
