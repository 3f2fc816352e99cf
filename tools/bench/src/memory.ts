import { readFileSync } from 'node:fs';

/** What a process holds in memory now, in megabytes. */
export function residentMegabytes(pid: number): number {
  const kilobytes = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  if (kilobytes === undefined) throw new Error(`process ${pid} does not say what it holds`);
  return Number(kilobytes) / 1_024;
}
