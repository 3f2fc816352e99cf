import { DomainError, httpStatusOf } from '@edtech/errors';
import { Catch, HttpException, HttpStatus, Logger, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { randomUUID } from 'node:crypto';
import { noteRefusal, noteTooLarge } from './security/note-refusals.js';

/**
 * What a client sees of an error. GraphQL's are left to the GraphQL layer; over REST a DomainError is shown as it
 * declares itself, with the status of its kind, Nest's own with theirs, and anything else masked and logged.
 */
@Catch()
export class ErrorFilter implements ExceptionFilter {
  private readonly logger = new Logger('HttpErrors');

  catch(error: unknown, host: ArgumentsHost): void {
    // Thrown on, it reaches formatError without being logged as unexpected on the way.
    if (host.getType<'http' | 'rpc' | 'graphql'>() !== 'http') throw error;
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const { status, body } = this.answer(error);
    if (status === HttpStatus.PAYLOAD_TOO_LARGE) noteTooLarge();
    void reply.status(status).send(body);
  }

  private answer(error: unknown): { status: number; body: unknown } {
    if (error instanceof DomainError) {
      noteRefusal(error);
      const { code, kind, message, details } = error;
      return { status: httpStatusOf(kind), body: { code, kind, message, details } };
    }
    if (error instanceof HttpException) {
      const [status, body] = [error.getStatus(), error.getResponse()];
      return { status, body: typeof body === 'string' ? { code: HttpStatus[status], kind: 'invalid', message: body } : body };
    }
    const refused = refusalOf(error);
    if (refused) return refused;
    const errorId = randomUUID();
    this.logger.error({ msg: 'a request failed', errorId, err: error });
    return { status: 500, body: { code: 'INTERNAL', kind: 'internal', message: 'Something went wrong on our side', errorId } };
  }
}

/** What Fastify itself refuses: bodies that are too large, not JSON, of no known type. */
function refusalOf(error: unknown): { status: number; body: unknown } | undefined {
  if (typeof error !== 'object' || error === null || !('statusCode' in error) || !('code' in error) || !('message' in error)) return undefined;
  const { statusCode: status, code, message } = error;
  if (typeof status !== 'number' || status < 400 || status >= 500 || typeof code !== 'string' || !code.startsWith('FST_ERR_')) return undefined;
  return { status, body: { code: code.slice('FST_ERR_'.length), kind: 'invalid', message } };
}
