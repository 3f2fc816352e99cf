import { Controller, Get, Header, Inject } from '@nestjs/common';
import { Public } from '@edtech/auth';
import type { JSONWebKeySet } from 'jose';
import { SIGNING_KEYS } from './access-tokens.js';
import type { SigningKeys } from './signing-key.js';

/** Where every service fetches the keys that access tokens are checked with. */
@Controller('.well-known')
export class JwksController {
  constructor(@Inject(SIGNING_KEYS) private readonly keys: SigningKeys) {}

  @Public()
  @Get('jwks.json')
  @Header('cache-control', 'public, max-age=300')
  jwks(): JSONWebKeySet {
    return { keys: [...this.keys.published] };
  }
}
