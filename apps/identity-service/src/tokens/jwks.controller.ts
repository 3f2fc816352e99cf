import { Controller, Get, Header, Inject } from '@nestjs/common';
import { Public } from '@edtech/auth';
import type { JSONWebKeySet } from 'jose';
import { SIGNING_KEY } from './access-tokens.js';
import type { SigningKey } from './signing-key.js';

/** Where every service fetches the key that access tokens are checked with. */
@Controller('.well-known')
export class JwksController {
  constructor(@Inject(SIGNING_KEY) private readonly key: SigningKey) {}

  @Public()
  @Get('jwks.json')
  @Header('cache-control', 'public, max-age=300')
  jwks(): JSONWebKeySet {
    return { keys: [this.key.publicJwk] };
  }
}
