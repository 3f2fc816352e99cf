import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

const TICKS_PER_SECOND = Number(execFileSync('getconf', ['CLK_TCK'], { encoding: 'utf8' }));

/** Processor time that a process has used so far, in milliseconds: user and system, all threads. */
export function cpuMs(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  // The name comes second, in brackets that may contain anything: count from its end. Fields 14 and 15 are utime and stime.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return ((Number(fields[11]) + Number(fields[12])) * 1_000) / TICKS_PER_SECOND;
}

export interface Timing {
  readonly seconds: number;
  readonly cpuMs: number;
}

/** How long a work takes, and how much processor time a process spends meanwhile: this one by default. */
export async function time(work: () => Promise<unknown>, pid: number = process.pid): Promise<Timing> {
  const cpuBefore = cpuMs(pid);
  const begun = performance.now();
  await work();
  return { seconds: (performance.now() - begun) / 1_000, cpuMs: cpuMs(pid) - cpuBefore };
}
