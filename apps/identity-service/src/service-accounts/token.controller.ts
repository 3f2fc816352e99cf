import { Controller, Get, HttpCode, Post, Req, Res } from '@nestjs/common';
import { Public } from '@edtech/auth';
import { noteRefusal } from '@edtech/service-host';
import { addressKey } from '../limits/client-address.rules.js';
import { ClientSecretAttempts } from '../limits/client-secret-attempts.js';
import { tooManyAttempts } from '../limits/limits.errors.js';
import { AuthenticationLog } from '../security-events/authentication-log.js';
import { ExchangeClientCredentials } from './exchange-client-credentials.js';
import { readTokenRequest, TokenRefused, type SentRequest } from './token-request.js';

interface Request extends SentRequest {
  readonly ip: string;
}

/** What a reply has to be able to do here. */
interface Reply {
  status(code: number): unknown;
  header(name: string, value: string): unknown;
}

/** As RFC 6749 has them: sections 5.1 and 5.2. */
type Answer = { access_token: string; token_type: 'Bearer'; expires_in: number; scope: string } | { error: string; error_description: string };

/** Where programs exchange their credentials for an access token: RFC 6749, section 4.4. */
@Public()
@Controller('oauth')
export class TokenController {
  constructor(
    private readonly attempts: ClientSecretAttempts,
    private readonly exchange: ExchangeClientCredentials,
    private readonly log: AuthenticationLog,
  ) {}

  @Post('token')
  @HttpCode(200)
  async token(@Req() request: Request, @Res({ passthrough: true }) reply: Reply): Promise<Answer> {
    reply.header('cache-control', 'no-store');
    reply.header('pragma', 'no-cache');
    try {
      const asked = readTokenRequest(request);
      const issued = await this.log.of(
        { operation: 'oauth/token', factors: ['client_secret'], account: asked.clientId },
        () => this.attempts.run(addressKey(request.ip), asked.clientId, () => this.exchange.run(asked), isWrongSecret),
        () => ({ outcome: 'succeeded', serviceAccountId: asked.clientId }),
        codeOf,
      );
      return { access_token: issued.accessToken, token_type: 'Bearer', expires_in: issued.expiresInSeconds, scope: issued.scope };
    } catch (error) {
      return refusal(error, reply);
    }
  }

  /** Credentials do not belong into addresses, which end up in logs. */
  @Get('token')
  otherwise(@Res({ passthrough: true }) reply: Reply): Answer {
    reply.header('cache-control', 'no-store');
    reply.header('allow', 'POST');
    reply.status(405);
    return { error: 'invalid_request', error_description: 'Tokens are asked for by POST.' };
  }
}

const codeOf = (error: unknown): string => (error instanceof TokenRefused ? error.problem.toUpperCase() : tooManyAttempts.matches(error) ? tooManyAttempts.code : 'INTERNAL');

const isWrongSecret = (error: unknown): boolean => error instanceof TokenRefused && error.problem === 'invalid_client';

/** @throws what is no refusal: it is masked and logged like any other failure */
function refusal(error: unknown, reply: Reply): Answer {
  if (error instanceof TokenRefused) {
    if (error.problem === 'invalid_client') noteRefusal({ code: 'INVALID_CLIENT', kind: 'unauthenticated' });
    if (error.problem === 'invalid_client') reply.header('www-authenticate', 'Basic realm="edtech-platform", charset="UTF-8"');
    reply.status(error.problem === 'invalid_client' ? 401 : 400);
    return { error: error.problem, error_description: error.description };
  }
  if (!tooManyAttempts.matches(error)) throw error;
  noteRefusal(error);
  reply.header('retry-after', String(error.details.retryAfterSeconds));
  reply.status(429);
  // The RFC has no word for it at this endpoint; this one it has for another.
  return { error: 'temporarily_unavailable', error_description: error.message };
}
