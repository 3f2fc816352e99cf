import { trace } from '@opentelemetry/api';
import { pino, stdTimeFunctions, type DestinationStream, type Logger as PinoLogger } from 'pino';
import { callerOfLine, currentService } from '../service-context.js';
import { serializeError } from './serialize-error.js';

export interface LoggerOptions {
  /** Named in every line, unless the code runs for another service of the same process. */
  readonly service: string;
  /** `info`, `debug`, ...; `silent` for nothing. */
  readonly level: string;
  /** Standard output when left out. */
  readonly destination?: DestinationStream;
}

/** Whatever is found under these names, up to four levels deep, is not written. */
const SECRET_KEYS = ['authorization', 'cookie', 'password', 'passwordHash', 'secret', 'token', 'accessToken', 'refreshToken'];

const REDACTED = SECRET_KEYS.flatMap((key) => [key, `*.${key}`, `*.*.${key}`, `*.*.*.${key}`]);

/** A logger of JSON lines: level, time in UTC, service, whose request it is, and the trace that the line belongs to. */
export function createLogger({ service, level, destination }: LoggerOptions): PinoLogger {
  const options = {
    level,
    base: undefined,
    timestamp: stdTimeFunctions.isoTime,
    formatters: { level: (label: string) => ({ level: label }) },
    mixin: () => ({ service: currentService() ?? service, ...callerOfLine(), ...traceOfLine() }),
    redact: { paths: REDACTED, censor: '[redacted]' },
    serializers: { err: (error: unknown) => serializeError(error), error: (error: unknown) => serializeError(error) },
  };
  return destination ? pino(options, destination) : pino(options);
}

function traceOfLine(): { trace_id?: string; span_id?: string } {
  const span = trace.getActiveSpan()?.spanContext();
  return span ? { trace_id: span.traceId, span_id: span.spanId } : {};
}
