import { Logger } from '@nestjs/common';
import { currentCaller, currentService, runAsService, type Caller } from '../service-context.js';

/** What a caller was refused, in our own words only: nothing of what they sent. */
export interface SecurityEvent {
  /** `access-refused`: not theirs to have; `limit-hit`: too much of it; `forged-request`: what no honest client sends. */
  readonly event: 'access-refused' | 'limit-hit' | 'forged-request';
  /** The error's code, or another word of ours. */
  readonly code: string;
  /** The field that was asked for, as the schema names it. */
  readonly field?: string;
  /** Why, where a library has a code for it. */
  readonly reason?: string;
  /** Happens to honest clients every day, as an expired token does. */
  readonly ordinary?: boolean;
}

export interface SecurityLogOptions {
  readonly write: (level: 'log' | 'warn', line: Record<string, unknown>) => void;
  /** How long one kind of event of one caller is only counted once it was written, in milliseconds. */
  readonly windowMs?: number;
  /** Of all callers together, in one window. */
  readonly linesAtMost?: number;
}

interface Unwritten {
  readonly service: string;
  readonly event: string;
  readonly code: string;
  times: number;
}

/**
 * Tells operators of refusals and attacks without letting attackers fill the log: in each window one line for a kind of event and a caller, so many
 * in all, and at its end one for each kind of which more happened, with how often. Memory is bounded as well.
 */
export class SecurityLog {
  /** As many as lines were written, and no more. */
  private readonly seen = new Set<string>();
  private readonly unwritten = new Map<string, Unwritten>();
  private lines = 0;
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly options: SecurityLogOptions) {}

  /** @param caller whose request this code runs for, unless it is said */
  note({ event, code, field, reason, ordinary = false }: SecurityEvent, caller: Caller | undefined = currentCaller()): void {
    const { write, windowMs = 60_000, linesAtMost = 200 } = this.options;
    const service = currentService() ?? '';
    this.timer ??= setTimeout(() => this.endWindow(), windowMs).unref();
    const key = JSON.stringify([service, event, code, caller?.userId ?? caller?.serviceAccountId ?? caller?.address]);
    if (this.seen.has(key) || this.lines >= linesAtMost) return this.count(service, event, code);
    this.seen.add(key);
    this.lines += 1;
    write(ordinary ? 'log' : 'warn', {
      msg: `${event}: ${code}`,
      event,
      code,
      ...(field !== undefined && { field }),
      ...(reason !== undefined && { reason }),
      ...(caller && { address: caller.address }),
    });
  }

  /** Writes what was only counted so far. Afterwards everything is told anew. */
  endWindow(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    const unwritten = [...this.unwritten.values()];
    this.unwritten.clear();
    this.seen.clear();
    this.lines = 0;
    for (const { service, event, code, times } of unwritten) runAsService(service, () => this.options.write('warn', { msg: `${event}: ${code}, ${times} more`, event, code, times }));
  }

  private count(service: string, event: string, code: string): void {
    const key = JSON.stringify([service, event, code]);
    const counted = this.unwritten.get(key);
    if (counted) counted.times += 1;
    else this.unwritten.set(key, { service, event, code, times: 1 });
  }
}

const logger = new Logger('Security');

/** The process's. */
export const securityLog = new SecurityLog({ write: (level, line) => logger[level](line) });
