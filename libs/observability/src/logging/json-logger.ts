import type { LoggerService } from '@nestjs/common';
import type { Logger as PinoLogger } from 'pino';
import { isError } from './serialize-error.js';

type Level = 'trace' | 'debug' | 'info' | 'warn' | 'error' | 'fatal';

/**
 * Nest's logger over pino. A message may be a text, an error, or an object whose `msg` is the text and whose other
 * members become members of the line.
 */
export class JsonLogger implements LoggerService {
  constructor(private readonly pino: PinoLogger) {}

  log(message: unknown, ...rest: unknown[]): void {
    this.write('info', message, rest);
  }

  error(message: unknown, ...rest: unknown[]): void {
    this.write('error', message, rest);
  }

  warn(message: unknown, ...rest: unknown[]): void {
    this.write('warn', message, rest);
  }

  debug(message: unknown, ...rest: unknown[]): void {
    this.write('debug', message, rest);
  }

  verbose(message: unknown, ...rest: unknown[]): void {
    this.write('trace', message, rest);
  }

  fatal(message: unknown, ...rest: unknown[]): void {
    this.write('fatal', message, rest);
  }

  /** Nest's convention: the last parameter names who speaks; an error's stack may come before it. */
  private write(level: Level, message: unknown, rest: unknown[]): void {
    if (!this.pino.isLevelEnabled(level)) return;
    const context = rest.at(-1);
    const line: Record<string, unknown> = typeof context === 'string' ? { context } : {};
    const [first, second] = rest;
    if (rest.length > 1 && typeof first === 'string') line['stack'] = first;
    else if (isError(first) || isError(second)) line['err'] = isError(first) ? first : second;
    if (isError(message)) this.pino[level]({ ...line, err: message }, message.message);
    else if (typeof message === 'object' && message !== null) this.pino[level]({ ...line, ...message });
    else this.pino[level](line, String(message));
  }
}
