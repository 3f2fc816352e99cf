import { execFileSync } from 'node:child_process';
import { availableParallelism } from 'node:os';

/**
 * Keeps a process, with all its threads, on one core: what is measured on the first, everything that keeps it busy on the
 * second. A machine with one core, or without `taskset`, does without.
 */
export function pin(pid: number, to: 'measured' | 'beside'): void {
  if (availableParallelism() < 2) return;
  try {
    execFileSync('taskset', ['--all-tasks', '--cpu-list', '--pid', to === 'measured' ? '0' : '1', String(pid)], { stdio: 'ignore' });
  } catch {
    // Not Linux, or no util-linux: the sides then share the machine, both alike.
  }
}
